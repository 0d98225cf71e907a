"""The JSON API below `api/v1/`: what the pages say, for programs, with schemas and an OpenAPI file."""
