// The room Library; see CONTRIBUTING.md, "The house".
