"""The room of workplaces."""
