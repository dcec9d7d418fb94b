package io.giaoban.dispatch.api;

import com.google.common.html.HtmlEscapers;
import io.giaoban.dispatch.Subscription;
import io.javalin.http.Context;

/** The pages behind the links in messages, in Vietnamese and English, without scripts. */
enum LinkPage {
  /** Asks to confirm. */
  CONFIRM(
      "Xác nhận nhận cảnh báo / Confirm these alerts",
      "Bấm nút để nhận cảnh báo dịch bệnh tại địa chỉ này.",
      "Press the button to be told of epidemic alerts at this address.",
      "Xác nhận / Confirm"),
  /** Says that it is confirmed. */
  CONFIRMED(
      "Đã xác nhận / Confirmed",
      "Từ nay cảnh báo được gửi đến địa chỉ này.",
      "From now on alerts are sent to this address.",
      ""),
  /** Asks to unsubscribe. */
  UNSUBSCRIBE(
      "Ngừng nhận cảnh báo / Unsubscribe",
      "Bấm nút để không nhận cảnh báo nữa. Đăng ký này sẽ bị xóa.",
      "Press the button to hear no more. The subscription will be deleted.",
      "Ngừng nhận / Unsubscribe"),
  /** Says that it has ended. */
  UNSUBSCRIBED(
      "Đã ngừng / Unsubscribed",
      "Sẽ không có cảnh báo nào được gửi nữa.",
      "No more alerts will be sent.",
      "");

  /** The address of such a page is a secret: it goes nowhere, and nothing else comes in. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
          + "frame-ancestors 'none'";

  private static final String FRAME =
      """
      <!doctype html>
      <html lang="vi">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>%s</title>
      <style>
      body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem;
             color: #1b1b1b; background: #fff }
      h1 { font-size: 1.4rem }
      button { font: inherit; padding: .7rem 1.4rem; border: 0; border-radius: .4rem; color: #fff;
               background: #0b5cad; cursor: pointer }
      @media (prefers-color-scheme: dark) { body { color: #eee; background: #16181b } }
      </style>
      </head>
      <body>
      <h1>%s</h1>
      <p><strong>%s</strong></p>
      <p>%s</p>
      <p lang="en">%s</p>
      %s</body>
      </html>
      """;

  private final String title;
  private final String vietnamese;
  private final String english;
  private final String button;

  LinkPage(String title, String vietnamese, String english, String button) {
    this.title = title;
    this.vietnamese = vietnamese;
    this.english = english;
    this.button = button;
  }

  /** Answers with it. Its form goes to where the page came from. */
  void answer(Context exchange, Subscription subscription) {
    exchange.header("Content-Security-Policy", POLICY);
    exchange.header("Referrer-Policy", "no-referrer");
    exchange.header("Cache-Control", "no-store");
    exchange.contentType("text/html; charset=utf-8");
    String form =
        button.isEmpty() ? "" : "<form method=\"post\"><button>" + button + "</button></form>\n";
    exchange.result(
        FRAME.formatted(
            title,
            title,
            HtmlEscapers.htmlEscaper().escape(subscription.wishes().name()),
            vietnamese,
            english,
            form));
  }
}
