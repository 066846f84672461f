// The room History; see CONTRIBUTING.md, "The house".
