// The room Sync; see CONTRIBUTING.md, "The house".
