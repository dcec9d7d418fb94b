package io.giaoban.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file of vaccination reports comes to, by a database that reads the file itself. */
final class VaccinationsSql implements AutoCloseable {
  private final Connection connection = DriverManager.getConnection("jdbc:duckdb:");

  VaccinationsSql(Path reports, Path views) throws SQLException, IOException {
    execute("set variable file = '" + reports.toString().replace("'", "''") + "'");
    execute(Files.readString(views));
  }

  List<LocalDate> days(LocalDate asOf) throws SQLException {
    return query(
        asOf,
        "select distinct day from known order by day",
        row -> row.getObject("day", LocalDate.class));
  }

  List<DoseRow> cityDoses(LocalDate asOf) throws SQLException {
    return doses(asOf, "select null as unit, null as grp, * from city_doses");
  }

  List<DoseRow> cityGroupDoses(LocalDate asOf) throws SQLException {
    return doses(asOf, "select null as unit, * from city_group_doses");
  }

  List<DoseRow> unitDoses(LocalDate asOf) throws SQLException {
    return doses(asOf, "select * from unit_doses");
  }

  private List<DoseRow> doses(LocalDate asOf, String select) throws SQLException {
    return query(
        asOf,
        select,
        row ->
            new DoseRow(
                row.getString("unit"),
                row.getObject("day", LocalDate.class),
                row.getInt("dose"),
                row.getString("grp"),
                count(row, "administered"),
                row.getLong("cumulative"),
                row.getObject("coverage", Double.class),
                row.getBoolean("over100"),
                count(row, "gap"),
                count(row, "corrected")));
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(LocalDate asOf, String select, Reading<T> reading) throws SQLException {
    execute("set variable as_of = date '" + asOf + "'");
    List<T> answers = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      while (rows.next()) {
        answers.add(reading.of(rows));
      }
    }
    return answers;
  }

  private static @Nullable Integer count(ResultSet row, String column) throws SQLException {
    int count = row.getInt(column);
    return row.wasNull() ? null : Integer.valueOf(count);
  }

  private void execute(String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
