# filled by its developer
