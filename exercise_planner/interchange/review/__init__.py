"""Review files (``.exreview``): what a nation may see of a version, sealed, and what it answers.

A zip of JSON parts: ``manifest.json`` with the sum and the seal of each part that goes out, ``exercise.json``
(plan and schedule), ``comments.json`` (what the nation said before, and what became of it), ``earlier.json``
(the version before, where there is one), and ``answers.json``, the only part that the nation writes, with its
own sum in ``checksums.json``. To add a part, add its name to the lists in ``parts``.
"""
