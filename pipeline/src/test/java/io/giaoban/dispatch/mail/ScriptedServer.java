package io.giaoban.dispatch.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that answers as it is told to: a line for each command; {@link #SILENCE} says
 * nothing more, {@link #DRIP} a byte now and then for ever, {@link #END} hangs up.
 */
final class ScriptedServer implements AutoCloseable {
  static final String SILENCE = "SILENCE";
  static final String DRIP = "DRIP";
  static final String END = "END";
  static final String GREETING = "GREETING";
  static final String TAKEN = ".";

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, String> answers = new TreeMap<>();
  private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final CountDownLatch hungUp = new CountDownLatch(1);
  private final @Nullable SSLContext tls;

  /**
   * A server on a free port.
   *
   * @param tls what it shows after STARTTLS, which it does not offer without
   * @param answers by command, beside what a server says who takes everything
   */
  ScriptedServer(@Nullable SSLContext tls, Map<String, String> answers) throws IOException {
    this.tls = tls;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.answers.putAll(
        Map.of(
            GREETING,
            "220 here",
            "EHLO",
            tls == null ? "250 here" : "250-here\r\n250 STARTTLS",
            "STARTTLS",
            "220 go",
            "MAIL",
            "250 ok",
            "RCPT",
            "250 ok",
            "DATA",
            "354 go",
            TAKEN,
            "250 taken",
            "QUIT",
            "221 bye"));
    this.answers.putAll(answers);
    Future<?> unused = threads.submit(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** The commands that came, without those of the mail itself. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  /** Waits until somebody who was answered with drops or silence hung up. */
  void awaitHangUp() throws InterruptedException {
    hungUp.await();
  }

  private @Nullable Void accept() throws IOException {
    while (!server.isClosed()) {
      Socket socket = server.accept();
      sockets.add(socket);
      Future<?> unused = threads.submit(() -> serve(socket));
    }
    return null;
  }

  private @Nullable Void serve(Socket socket) throws IOException, InterruptedException {
    BufferedReader in = reader(socket);
    Socket at = socket;
    boolean open = answer(at, GREETING);
    boolean data = false;
    for (String line = open ? in.readLine() : null; line != null; line = in.readLine()) {
      if (data && !line.equals(TAKEN)) {
        continue;
      }
      String command = line.split(" ", 2)[0];
      heard.add(command);
      if (!answer(at, command)) {
        break;
      }
      data = command.equals("DATA") && answers.get("DATA").startsWith("354");
      if (command.equals("STARTTLS") && tls != null) {
        at = secured(socket);
        in = reader(at);
      }
    }
    at.close();
    return null;
  }

  private Socket secured(Socket socket) throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
    secured.setUseClientMode(false);
    secured.startHandshake();
    return secured;
  }

  /** Whether it goes on. */
  private boolean answer(Socket socket, String command) throws IOException, InterruptedException {
    String answer = answers.getOrDefault(command, "502 what?");
    switch (answer) {
      case SILENCE -> {
        while (socket.getInputStream().read() >= 0) {
          // Whatever comes, nothing is said.
        }
        hungUp.countDown();
        return false;
      }
      case DRIP -> {
        drip(socket.getOutputStream());
        return false;
      }
      case END -> {
        return false;
      }
      default -> {
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return true;
      }
    }
  }

  private void drip(OutputStream out) throws InterruptedException {
    try {
      while (!server.isClosed()) {
        out.write('2');
        out.flush();
        Thread.sleep(20);
      }
    } catch (IOException e) {
      hungUp.countDown();
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
