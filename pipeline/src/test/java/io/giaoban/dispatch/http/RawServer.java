package io.giaoban.dispatch.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server that answers with what it was told, well-formed or not, on this machine. */
final class RawServer implements AutoCloseable {
  private final ServerSocket listening;
  private final Talk talk;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<List<String>> heads = new CopyOnWriteArrayList<>();
  private final AtomicInteger ended = new AtomicInteger();

  RawServer(Talk talk) throws IOException {
    this(talk, ServerSocketFactory.getDefault());
  }

  RawServer(Talk talk, ServerSocketFactory sockets) throws IOException {
    this.talk = talk;
    listening = sockets.createServerSocket(0, 500, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** What is said once a request's head was read. */
  @FunctionalInterface
  interface Talk {
    void with(OutputStream out) throws IOException, InterruptedException;

    /** Says this, and ends. */
    static Talk saying(String... text) {
      return out -> {
        for (String part : text) {
          out.write(part.getBytes(StandardCharsets.UTF_8));
        }
      };
    }

    /** Goes on without an end, a byte at a time, with a pause after each. */
    static Talk dripping(String first, long pauseMillis) {
      return out -> {
        saying(first).with(out);
        while (true) {
          out.write('x');
          out.flush();
          Thread.sleep(pauseMillis);
        }
      };
    }
  }

  URI url() {
    return url("127.0.0.1");
  }

  URI url(String host) {
    return URI.create("http://" + host + ":" + listening.getLocalPort() + "/hook");
  }

  int port() {
    return listening.getLocalPort();
  }

  /** The heads of requests, each in lines. */
  List<List<String>> heads() {
    return heads;
  }

  /** Connections that the other side has ended. */
  int ended() {
    return ended.get();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        threads.execute(() -> talk(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      List<String> head = in.lines().takeWhile(line -> !line.isEmpty()).toList();
      if (!head.isEmpty()) {
        heads.add(head);
        talk.with(socket.getOutputStream());
      }
    } catch (IOException | UncheckedIOException e) {
      ended.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
