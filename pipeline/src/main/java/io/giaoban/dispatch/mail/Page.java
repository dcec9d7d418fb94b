package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.words.Words;
import java.util.List;

/** The frame of all mails, and the pieces that several have. */
final class Page {
  static final String FONT = "font-family:Arial,Helvetica,sans-serif";

  private static final Html STYLE =
      new Html(
          """
          <style>
          @media (prefers-color-scheme: dark) {
          .page { background: #15181c !important; }
          .card { background: #20262c !important; color: #e6e8eb !important; }
          .box { background: #2b333b !important; color: #e6e8eb !important; }
          .line { border-color: #3d4650 !important; }
          .muted { color: #aab4bf !important; }
          .mean { background: #f5f7fa !important; }
          .gap { background: #39424c !important; color: #c9d1d9 !important; }
          a.link { color: #8ab4f8 !important; }
          }
          </style>""");

  private Page() {}

  /**
   * A whole mail.
   *
   * @param language of its first words
   */
  static String of(String language, String title, List<Html> pieces) {
    return Html.of(
            """
            <!DOCTYPE html>
            <html lang="{}">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <meta name="supported-color-schemes" content="light dark" />
            <title>{}</title>
            {}
            </head>
            <body class="page" style="margin:0;padding:0;background:#eef1f4;-webkit-text-size-adjust:100%">
            <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0"\
             bgcolor="#eef1f4" style="background:#eef1f4"><tr><td align="center" style="padding:12px 6px">
            <table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0"\
             bgcolor="#ffffff" style="max-width:600px;background:#ffffff;color:#1f2933;{};font-size:15px;\
            line-height:1.45;text-align:left"><tr><td style="padding:16px 16px 20px">
            {}
            </td></tr></table>
            </td></tr></table>
            </body>
            </html>
            """,
            language, title, STYLE, FONT, Html.lines(pieces))
        .markup();
  }

  /** The same thing said once more, in another language. */
  static Html section(Words words, boolean first, Html content) {
    return Html.of(
        "<div lang=\"{}\" class=\"line\" style=\"{}\">\n{}\n</div>",
        words.language(),
        first ? "" : "border-top:1px solid #cbd2d9;margin-top:20px;padding-top:16px",
        content);
  }

  static Html paragraph(String text) {
    return Html.of("<p style=\"margin:0 0 12px\">{}</p>", text);
  }

  static Html link(String url, String text) {
    return Html.of(
        "<a class=\"link\" href=\"{}\" style=\"color:#0b57a4;text-decoration:underline\">{}</a>",
        url,
        text);
  }

  /** A table cell that is a button, for mail programs that pad no links. */
  static Html button(String url, String text) {
    return Html.of(
        """
        <table role="presentation" cellpadding="0" cellspacing="0" border="0"\
         style="margin:4px 0 16px"><tr><td bgcolor="#0b57a4" style="background:#0b57a4;\
        border-radius:4px;padding:10px 20px"><a href="{}" style="color:#ffffff;font-weight:bold;\
        text-decoration:none">{}</a></td></tr></table>""",
        url,
        text);
  }

  static Html small(Html content) {
    return Html.of(
        "<p class=\"muted\" style=\"margin:6px 0 0;font-size:12px;line-height:1.5;color:#52606d\">{}</p>",
        content);
  }
}
