//! From the place that an error names to the field of the form.
