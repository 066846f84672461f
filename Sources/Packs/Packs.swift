// The room Packs; see CONTRIBUTING.md, "The house".
