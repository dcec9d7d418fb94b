package io.giaoban.dispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.Notice.Step;
import io.giaoban.dispatch.TestAlerts;
import io.giaoban.dispatch.words.PlaceNames;
import io.giaoban.place.Places;
import io.giaoban.schema.Alert;
import io.giaoban.wire.Origin;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Whatever is told, a page stays the page that it is. */
class HtmlMailTest {
  private static final int GMAIL_CUTS_AT = 102 * 1024;
  private static final HanoiDays DAYS = HanoiDays.until("2022-01-02");
  private static final List<String> SAFE_ATTRIBUTES =
      List.of(
          "href",
          "style",
          "class",
          "lang",
          "title",
          "role",
          "aria-label",
          "width",
          "height",
          "cellpadding",
          "cellspacing",
          "border",
          "align",
          "valign",
          "bgcolor",
          "colspan",
          "scope",
          "charset",
          "name",
          "content");

  @Property(tries = 200)
  void shouldMakeTextOfWhateverIsTold(@ForAll("texts") String wicked) {
    Document page = page(notice(wicked));
    assertThat(elements(page)).isEqualTo(elements(page(notice("x"))));
    assertThat(page.getDocumentElement().getTextContent().replaceAll("\\s+", " "))
        .contains(wicked.replaceAll("\\s+", " "));
  }

  @Property(tries = 200)
  void shouldCopeWithAnyCharacters(@ForAll String any) {
    assertThat(elements(page(notice("x" + any)))).isEqualTo(elements(page(notice("x"))));
  }

  @Example
  void shouldLoadNothingRunNothingAndTrackNobody() {
    Document page = page(notice("x"));
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      assertThat(element.getTagName())
          .isNotIn("img", "script", "iframe", "link", "object", "form", "svg", "video", "base");
      for (int j = 0; j < element.getAttributes().getLength(); j++) {
        Node attribute = element.getAttributes().item(j);
        assertThat(attribute.getNodeName()).isIn(SAFE_ATTRIBUTES);
        assertThat(attribute.getNodeValue()).doesNotContain("url(");
      }
      if (element.hasAttribute("href")) {
        assertThat(element.getAttribute("href")).startsWith("https://giaoban.example.org/v1/");
      }
    }
  }

  @Example
  void shouldSayWhatAMessageReplacesAndWhatItStandsFor() {
    Alert message =
        TestAlerts.cancelled()
            .setReferences(
                List.of("VN-HN.cases-2000.2022-01-02#1", "VN-HN.cases-2000.2021-12-30#3"))
            .build();
    Notice notice =
        new Notice(
            "1",
            TestMails.subscription("en"),
            List.of(new Step(message, List.of(2, 3), Origin.UNKNOWN)));
    assertThat(letter(notice, TestAlerts.NAMES).text())
        .contains(
            "by them there was no ground for this alert. Please disregard it.",
            "Replaces: message 1 of this alert; message 3 of alert VN-HN.cases-2000.2021-12-30",
            "Stands for: messages 2, 3 too, which were not sent",
            "Reported: 30 of 30 units",
            "State of the figures: final: the day is closed");
  }

  @Example
  void shouldStayBelowTheSizeWhereMailProgramsCut() {
    Alert[] many =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    TestAlerts.raised()
                        .setUnit("%03d".formatted(i % 9 + 1))
                        .setId("VN-HN." + i)
                        .build())
            .toArray(Alert[]::new);
    Notice notice = TestAlerts.notice(TestMails.subscription("vi", "en"), many);
    Letter letter =
        TestMails.sender(null, HanoiDays.until("2021-12-15")).letter(notice, TestMails.TO);
    assertThat(letter.html().getBytes(StandardCharsets.UTF_8).length).isLessThan(GMAIL_CUTS_AT);
    assertThat(letter.text()).contains("And 470 more messages", "Và 470 tin nữa");
    assertThat(letter.html()).contains("VN-HN.499").doesNotContain("VN-HN.469\"");
  }

  @Example
  void shouldFillTemplatesAsWritten() {
    assertThat(Html.of("<b>{}</b>{}", "<i>", Html.of("<br />")).markup())
        .isEqualTo("<b>&lt;i&gt;</b><br />");
    assertThat(Html.of("{}{}", "{}", "x").markup()).isEqualTo("{}x");
    assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{}", "a", "b"));
    assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{}{}", "a"));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "<",
            ">",
            "&",
            "\"",
            "'",
            "<script>",
            "</td>",
            "<!--",
            "-->",
            "]]>",
            "&lt;",
            "{}",
            "{0}",
            "%s",
            "$1",
            "\\",
            "Đống Đa",
            "👩",
            "javascript:",
            "ca ")
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(parts -> "x" + String.join("", parts) + "x");
  }

  /** Told in every place where somebody else's words are. */
  private static Notice notice(String text) {
    Alert message =
        TestAlerts.raised()
            .setHeadline(Map.of("vi", text, "en", text))
            .setAdvice(Map.of("vi", text, "en", text))
            .setRule(text)
            .setSeverity(text)
            .setCity(text)
            .setId(text)
            .setReferences(List.of(text + "#1"))
            .build();
    return TestAlerts.notice(TestMails.subscription("vi", "en"), message);
  }

  private static Letter letter(Notice notice, PlaceNames names) {
    return new MailSender(null, TestMails.LINKS, names, DAYS).letter(notice, TestMails.TO);
  }

  private static Document page(Notice notice) {
    String html = letter(notice, new PlaceNames(() -> Places.of(List.of()))).html();
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))));
    } catch (Exception e) {
      throw new AssertionError(html, e);
    }
  }

  private static List<String> elements(Document page) {
    List<String> elements = new ArrayList<>();
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      elements.add(element.getTagName() + " " + element.getAttributes().getLength());
    }
    return elements;
  }
}
