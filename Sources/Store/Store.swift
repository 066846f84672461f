// The room Store; see CONTRIBUTING.md, "The house".
