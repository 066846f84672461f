// The room Web; see CONTRIBUTING.md, "The house".
