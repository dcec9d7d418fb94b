package io.giaoban.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.wire.Cluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The program as a user runs it: a process of its own, spoken to over HTTP and Kafka. */
final class GiaobanProcess implements AutoCloseable {
  static final String KEY = "test-key";

  private static final Pattern READY =
      Pattern.compile("ready http=(\\S+) kafka=(\\S+) registry=(\\S+)");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final Path errors;
  private final String httpUrl;
  private final String kafka;
  private final String registry;

  private GiaobanProcess(Process process, Path errors, Matcher ready) {
    this.process = process;
    this.errors = errors;
    this.httpUrl = ready.group(1);
    this.kafka = ready.group(2);
    this.registry = ready.group(3);
  }

  /** Starts {@code standalone} on free ports, with time as the reports tell it. */
  static GiaobanProcess standalone(Path dataDir, Path places) throws IOException {
    return standalone(dataDir, "--clock=data", "--places=" + places);
  }

  /** Starts {@code standalone} on free ports with these options. */
  static GiaobanProcess standalone(Path dataDir, String... options) throws IOException {
    return standalone("-Xmx512m", dataDir, options);
  }

  /** Starts {@code standalone} on free ports with that much heap. */
  static GiaobanProcess standalone(String heap, Path dataDir, String... options)
      throws IOException {
    Path errors = Files.createTempFile("giaoban", ".err");
    List<String> arguments = new ArrayList<>();
    arguments.add("standalone");
    arguments.add("--http-port=0");
    arguments.add("--kafka-port=0");
    arguments.add("--registry-port=0");
    arguments.add("--feed-key=" + KEY);
    arguments.add("--data-dir=" + dataDir);
    arguments.addAll(List.of(options));
    Process process =
        withHeap(heap, arguments.toArray(String[]::new)).redirectError(errors.toFile()).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        return new GiaobanProcess(process, errors, ready);
      }
    }
    throw new IllegalStateException("never ready: " + Files.readString(errors));
  }

  /** The program with these arguments, in a Java like this one. */
  static ProcessBuilder command(String... arguments) {
    return withHeap("-Xmx512m", arguments);
  }

  private static ProcessBuilder withHeap(String heap, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(heap);
    command.add("-XX:TieredStopAtLevel=1"); // it does not live long enough to be compiled well
    command.add("-Dlogback.configurationFile=logback.xml"); // not the tests' own
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Giaoban.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  String httpUrl() {
    return httpUrl;
  }

  String kafka() {
    return kafka;
  }

  String registry() {
    return registry;
  }

  Cluster cluster() {
    return Cluster.open(kafka, registry);
  }

  HttpResponse<String> post(String contentType, String body) throws Exception {
    return post(KEY, contentType, body);
  }

  HttpResponse<String> post(String key, String contentType, String body) throws Exception {
    return post(key, "", contentType, body);
  }

  HttpResponse<String> post(String key, String query, String contentType, String body)
      throws Exception {
    return send(
        "/v1/reports" + (query.isEmpty() ? "" : "?" + query), "Bearer " + key, contentType, body);
  }

  HttpResponse<String> send(String path, String authorization, String contentType, String body)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(httpUrl + path))
            .header("Authorization", authorization)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = ask(path);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return new JsonMapper().readTree(answer.body());
  }

  /** What is answered, be it a problem. */
  HttpResponse<String> ask(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(httpUrl + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Waits until all that was put in can be read. */
  void awaitCaughtUp() {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> get("/v1/status").get("caughtUp").asBoolean());
  }

  /** Waits until something of a city can be read, whether or not that is all. */
  void awaitAnyDay(String city) {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> !get("/v1/cities/" + city + "/days").isEmpty());
  }

  /** Ends it as Ctrl-C does, and tells its exit code. */
  int interrupt() throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("still there after an interrupt");
    }
    return process.exitValue();
  }

  /** Ends it as a power cut does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** What it wrote to its log. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  @Override
  public void close() throws IOException {
    kill();
    Files.deleteIfExists(errors);
  }
}
