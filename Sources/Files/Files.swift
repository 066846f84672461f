// The room Files; see CONTRIBUTING.md, "The house".
