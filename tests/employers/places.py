"""Places that the vendors' location boxes offer. Names repeat on purpose: the first match is not the right one."""

PLACES = (
    "Columbus, Georgia, United States", "Columbus, Indiana, United States", "Columbus, Ohio, United States",
    "Cleveland Heights, Ohio, United States", "Cleveland, Tennessee, United States", "Cleveland, Ohio, United States",
    "Chicago Heights, Illinois, United States", "Chicago, Illinois, United States", "Denver, North Carolina, United States",
    "Denver, Colorado, United States", "Portland, Maine, United States", "Portland, Oregon, United States",
    "Springfield, Illinois, United States", "Springfield, Missouri, United States", "Springfield, Ohio, United States",
    "London, Ontario, Canada", "London, Ohio, United States", "London, England, United Kingdom", "Berlin, Connecticut, United States",
    "Berlin, Berlin, Germany", "Austin, Minnesota, United States", "Austin, Texas, United States",
)  # fmt: skip
