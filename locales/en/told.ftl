# What everybody is told, and how.
tag-report = report
mail-kicker-report = Daily report
reason-watches-the-place = This address watches { $place }: { $level }.
reason-about-watches-the-place = address that watches { $place }: { $level }
reason-daily-report = You asked for this daily report.
reason-about-daily-report = asked for this daily report
reason-daily-report-test = You asked for this trial report.
reason-about-daily-report-test = asked for this trial report
watch-never = never
watch-creation = on creation
watch-creation_or_release = on creation and release
watch-creation_and_free = on creation, and for free tickets
watch-always = always
pace-immediate = at once
pace-five_minutes = every five minutes
pace-hourly = every hour
