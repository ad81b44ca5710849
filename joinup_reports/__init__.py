"""joinup: a meeting written up as YAML becomes its final report as a PDF."""

__version__ = "0.1.0"
