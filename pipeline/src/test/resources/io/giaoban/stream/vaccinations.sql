-- What a file of vaccination reports comes to, as of the date in the variable as_of.
-- A report is a full statement: of each unit and day the highest revision known is the truth.

create table report as
select
  unit,
  day,
  revision,
  cast(left(reportedAt, 10) as date) as reported_on,  -- all times are in the city's own zone
  coalesce(retracted, false) as retracted,
  coalesce(basis, 'daily') = 'cumulative' as is_total,
  dose,
  "group" as grp,
  administered
from read_csv(
  getvariable('file'),
  header = true,
  columns = {
    'kind': 'varchar', 'city': 'varchar', 'unit': 'varchar', 'day': 'date', 'revision': 'bigint',
    'reportedAt': 'varchar', 'retracted': 'boolean', 'basis': 'varchar', 'dose': 'integer',
    'group': 'varchar', 'administered': 'bigint'
  });

-- The city's own people, its groups' and its units', from the year on.
create table population (unit varchar, grp varchar, year integer, people bigint);
insert into population values
  (null, null, 2021, 8330000), (null, null, 2022, 8435700),
  (null, 'frontline', 2021, 100000),
  (null, 'elderly', 2021, 1000000),
  (null, 'teachers', 2022, 130000),
  (null, 'workers', 2021, 660000), (null, 'workers', 2022, 640000),
  ('009', null, 2021, 293000),
  ('271', null, 2021, 160000),
  ('272', null, 2021, 250000), ('272', null, 2022, 150000);

-- The figure of the latest year up to the day's, else the earliest.
create macro people(of_unit, of_group, on_day) as (
  select coalesce(
    arg_max(people, year) filter (where year <= year(on_day)),
    arg_min(people, year))
  from population
  where unit is not distinct from of_unit and grp is not distinct from of_group);

create view known as
select * from report where reported_on <= getvariable('as_of');

create view stated as
select distinct unit, day, is_total, dose, grp, administered
from known
join (select unit, day, max(revision) as revision from known group by unit, day)
  using (unit, day, revision)
where not retracted;

-- Every running total begins a stretch, to which the daily counts after it are added.
create view numbered as
select
  *,
  row_number() over series as n,
  count(*) filter (where is_total) over series as stretch
from stated
window series as (partition by unit, dose, grp order by day);

create view tallied as
select
  *,
  sum(administered) over (partition by unit, dose, grp, stretch order by day) as cumulative
from numbered;

-- What each adds. A running total is compared with the one before it, or with all daily counts
-- where there is none before, and covers the days between that have no statement.
create view compared as
select
  *,
  lag(cumulative) over series as before,
  coalesce(max(day) filter (where is_total) over earlier, min(day) over earlier) as since,
  coalesce(max(n) filter (where is_total) over earlier, min(n) over earlier) as since_n
from tallied
window
  series as (partition by unit, dose, grp order by day),
  earlier as (
    partition by unit, dose, grp order by day
    rows between unbounded preceding and 1 preceding);

create view added as
select
  *,
  case when is_total then administered - coalesce(before, 0) else administered end as amount,
  case
    when not is_total then 1
    when before is null then 0
    else (day - since) - (n - since_n) + 1
  end as days_covered
from compared;

create view unit_doses as
select
  unit,
  day,
  dose,
  grp,
  case when days_covered = 1 then amount end as administered,
  cumulative,
  cast(cumulative as double) / people as coverage,
  coalesce(cumulative > people, false) as over100,
  case when days_covered > 1 then amount end as gap,
  case when days_covered > 0 and amount < 0 then amount end as corrected,
  amount
from (select *, case when grp is null then people(unit, null, day) end as people from added);

-- A dose once given to a group is told of on every later day, be it stated then or not.
create view city_group_tally as
select
  days.day,
  given.dose,
  given.grp,
  a.administered,
  sum(a.amount) over (partition by given.dose, given.grp order by days.day) as cumulative,
  a.gap,
  a.corrected
from (select distinct day from known) days
join (select dose, grp, min(day) as first from unit_doses group by dose, grp) given
  on days.day >= given.first
left join (
    select day, dose, grp, sum(administered) as administered, sum(amount) as amount,
      sum(gap) as gap, sum(corrected) as corrected
    from unit_doses
    group by day, dose, grp) a
  on a.day = days.day and a.dose = given.dose and a.grp is not distinct from given.grp;

-- By group it is told once any dose is split by group.
create view city_group_doses as
select
  *,
  cast(cumulative as double) / people as coverage,
  coalesce(cumulative > people, false) as over100
from (
  select *, case when grp is not null then people(null, grp, day) end as people
  from city_group_tally)
where day >= (select min(day) from city_group_tally where grp is not null);

create view city_doses as
select
  *,
  cast(cumulative as double) / people as coverage,
  coalesce(cumulative > people, false) as over100
from (
  select
    day,
    dose,
    people(null, null, day) as people,
    sum(administered) as administered,
    sum(cumulative) as cumulative,
    sum(gap) as gap,
    sum(corrected) as corrected
  from city_group_tally
  group by day, dose);
