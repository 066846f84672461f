// The room Net; see CONTRIBUTING.md, "The house".
