"""What comes in from other programs and goes out to them: CSV, iCalendar, other trackers' lists."""
