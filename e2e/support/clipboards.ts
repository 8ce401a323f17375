/**
 * What other programs put on the clipboard, in their formats. The texts are short and our own. Each
 * has bold, italic and raised words, and a blank line if its program writes one.
 */

export interface Clipboard {
  readonly program: string
  readonly text: string
  readonly html: string
  /** The paragraphs that the translation should contain, with formats as tags. */
  readonly arrives: readonly string[]
}

/** The text that all word processors copy. */
const text = 'A bold word, an italic one, and m2.\n\nThe second.\n'
const arrives = [
  'A <strong>bold</strong> word, an <em>italic</em> one, and m<sup>2</sup>.',
  'The second.',
]

const docsSpan = (words: string, style = '') =>
  `<span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;font-style:normal;font-variant:normal;text-decoration:none;vertical-align:baseline;white-space:pre;white-space:pre-wrap;${style}">${words}</span>`
const docsParagraph = (...spans: readonly string[]) =>
  `<p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;">${spans.join('')}</p>`

const googleDocs = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-6f1d">${docsParagraph(
  docsSpan('A '),
  docsSpan('bold', 'font-weight:700;'),
  docsSpan(' word, an '),
  docsSpan('italic', 'font-style:italic;'),
  docsSpan(' one, and m'),
  docsSpan(
    '<span style="font-size:0.6em;vertical-align:super;">2</span>',
    'vertical-align:baseline;',
  ),
  docsSpan('.'),
)}<br />${docsParagraph(docsSpan('The second.'))}</b><br class="Apple-interchange-newline">`

const wordHead = `<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml>
 <w:WordDocument><w:View>Normal</w:View></w:WordDocument>
</xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{mso-style-unhide:no;
	margin:0cm;
	font-size:12.0pt;
	font-family:"Times New Roman",serif;
	mso-bidi-font-weight:bold;}
span.Emph
	{mso-style-name:Emph;
	font-style:italic;}
@page WordSection1
	{size:595.3pt 841.9pt;}
div.WordSection1
	{page:WordSection1;}
-->
</style>
</head>`

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
${wordHead}
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->

<p class=MsoNormal><span lang=EN-US style='mso-ansi-language:EN-US'>A <b
style='mso-bidi-font-weight:normal'>bold</b> word, an <span class=Emph>italic</span> one,
and m<sup>2</sup>.<o:p></o:p></span></p>

<p class=MsoNormal><span lang=EN-US style='mso-ansi-language:EN-US'><o:p>&nbsp;</o:p></span></p>

<p class=MsoNormal><span lang=EN-US style='mso-ansi-language:EN-US'>The
second.</span><o:p></o:p></p>

<!--EndFragment-->
</body>

</html>
`

const wordList = `<html xmlns:o="urn:schemas-microsoft-com:office:office">
${wordHead}
<body lang=EN-GB>
<!--StartFragment-->
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>An item<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><b><span
style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></b><![endif]><b>Article</b> two<o:p></o:p></p>
<!--EndFragment-->
</body>
</html>`

const wpsRun = (words: string, style = '') =>
  `<span style="mso-spacerun:'yes';font-family:宋体;mso-ascii-font-family:Calibri;${style}font-size:10.5000pt;mso-font-kerning:1.0000pt;" ><font face="Calibri" >${words}</font></span>`
const wps = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type  content="text/html; charset=utf-8" ><meta name=ProgId  content=Word.Document ><meta name=Generator  content="Microsoft Word 14" ><style>
@font-face{
font-family:"Times New Roman";
}
p.MsoNormal{
mso-style-name:正文;
margin:0pt;
font-family:Calibri;
}
span.10{
font-family:'Times New Roman';
}
</style></head><body style="tab-interval:21pt;" ><!--StartFragment--><p class=MsoNormal >${wpsRun('A&nbsp;').replace('&nbsp;', ' ')}<b>${wpsRun('bold', 'mso-ansi-font-weight:bold;')}</b>${wpsRun(' word, an ')}<i>${wpsRun('italic', 'font-style:italic;')}</i>${wpsRun(' one, and m')}<sup>${wpsRun('2', 'vertical-align:super;')}</sup>${wpsRun('.')}${wpsRun('<o:p></o:p>')}</p><p class=MsoNormal >${wpsRun('<o:p>&nbsp;</o:p>')}</p><p class=MsoNormal >${wpsRun('The second.')}${wpsRun('<o:p></o:p>')}</p><!--EndFragment--></body></html>`

const libreOffice = `<!DOCTYPE html>
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<title></title>
	<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
	<style type="text/css">
		@page { size: 21cm 29.7cm; margin: 2cm }
		p { line-height: 115%; margin-bottom: 0.25cm; background: transparent }
	</style>
</head>
<body lang="en-US" link="#000080" vlink="#800000" dir="ltr"><p style="line-height: 100%; margin-bottom: 0cm">
A <b>bold</b> word, an <i>italic</i> one, and
m<sup>2</sup>.</p>
<p style="line-height: 100%; margin-bottom: 0cm"><br/>

</p>
<p style="line-height: 100%; margin-bottom: 0cm"><span style="font-weight: normal">The
second.</span></p>
</body>
</html>`

const pages = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta http-equiv="Content-Style-Type" content="text/css">
<title></title>
<meta name="Generator" content="Cocoa HTML Writer">
<style type="text/css">
p.p1 {margin: 0.0px 0.0px 0.0px 0.0px; font: 11.0px 'Helvetica Neue'; color: #000000}
p.p2 {margin: 0.0px 0.0px 0.0px 0.0px; font: 11.0px 'Helvetica Neue'; min-height: 13.0px}
span.s1 {font: bold 11.0px 'Helvetica Neue'}
span.s2 {font-style: italic}
span.s3 {font: 7.0px 'Helvetica Neue'; vertical-align: super}
</style>
</head>
<body>
<p class="p1">A <span class="s1">bold</span> word, an <span class="s2">italic</span> one,<span class="Apple-converted-space"> </span>and m<span class="s3">2</span>.</p>
<p class="p2"><br></p>
<p class="p1">The second.</p>
</body>
</html>`

const mailStyle =
  'color: rgb(34, 34, 34); font-family: Arial, Helvetica, sans-serif; font-size: small; font-style: normal; font-variant-ligatures: normal; font-weight: 400; letter-spacing: normal; white-space: normal; background-color: rgb(255, 255, 255); text-decoration-style: initial;'
const gmail = `<meta charset='utf-8'><div dir="ltr" style="${mailStyle}"><div>A <b>bold</b> word, an <span style="font-style: italic;">italic</span> one, and m<span style="vertical-align: super; font-size: smaller;">2</span>.</div><div><br></div><div>The second.<br><br></div></div><br class="Apple-interchange-newline">`

const excel = `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";
	mso-displayed-thousand-separator:"\\,";}
.font5
	{color:black;
	font-size:11.0pt;
	font-weight:700;
	font-style:normal;
	font-family:Calibri, sans-serif;
	mso-font-charset:0;}
td
	{padding-top:1px;
	font-weight:400;
	font-style:normal;
	vertical-align:bottom;
	white-space:nowrap;}
.xl65
	{font-style:italic;
	white-space:normal;}
-->
</style>
</head>

<body link="#0563C1" vlink="#954F72">

<table border=0 cellpadding=0 cellspacing=0 width=64 style='border-collapse:
 collapse;width:48pt'>
<!--StartFragment-->
 <col width=64 style='width:48pt'>
 <tr height=19 style='height:14.4pt'>
  <td height=19 width=64 style='height:14.4pt;width:48pt'>A <font class="font5">bold</font><font
  class="font0"> word</font></td>
 </tr>
 <tr height=19 style='height:14.4pt'>
  <td height=19 style='height:14.4pt'></td>
 </tr>
 <tr height=19 style='height:14.4pt'>
  <td height=19 class=xl65 style='height:14.4pt'>all italic<br>
    on two lines</td>
 </tr>
<!--EndFragment-->
</table>

</body>

</html>
`

const notion = `<meta charset='utf-8'><p>A <strong>bold</strong> word, an <em>italic</em> one, and m<sup>2</sup>.</p>
<p></p>
<p>The second
of two lines.</p>
<!-- notionvc: 11974aef-9394-46fc-bc7a-e0fe42220d7f -->`

const outlook = `<html><head><style><!--
.MsoChpDefault {font-size:10.0pt}
--></style></head><body><!--StartFragment--><div class="elementToProof" style="font-family: Aptos, sans-serif; font-size: 12pt;">A <b style="font-weight: bold;">bold</b> word, an <i>italic</i> one, and m<sup>2</sup>.<br><br>The second.</div><!--EndFragment--></body></html>`

const website = `<meta charset='utf-8'><h2 style="font-weight: 700;">A heading</h2><p style="font-weight: 400; text-align: start;"><span>A </span><strong style="font-weight: 600;">bold</strong><span style="font-weight: 500;"> word</span><em style="font-style: normal;"> as ever</em><span style="display: none;">not shown</span></p>`

const chat = `<meta charset='utf-8'><span style="white-space: pre-wrap; font-style: normal; font-weight: 400;">First line
second line

The second.</span>`

export const clipboards: readonly Clipboard[] = [
  { program: 'Google Docs', text, html: googleDocs, arrives },
  { program: 'Word', text, html: word, arrives },
  {
    program: 'Word, a list',
    text: '·\tAn item\n2.\tArticle two\n',
    html: wordList,
    arrives: ['An item', '<strong>2. Article</strong> two'],
  },
  { program: 'WPS', text, html: wps, arrives },
  { program: 'LibreOffice', text, html: libreOffice, arrives },
  { program: 'Pages', text, html: pages, arrives },
  { program: 'Gmail', text, html: gmail, arrives },
  { program: 'Outlook', text, html: outlook, arrives },
  {
    program: 'Excel',
    text: 'A bold word\r\n\r\n"all italic\non two lines"\r\n',
    html: excel,
    arrives: ['A <strong>bold</strong> word', '<em>all italic\non two lines</em>'],
  },
  {
    program: 'Notion',
    text: text.replace('second.', 'second\nof two lines.'),
    html: notion,
    arrives: [arrives[0] ?? '', 'The second\nof two lines.'],
  },
  {
    program: 'a page of the web',
    text: 'A heading\n\nA bold word as ever',
    html: website,
    arrives: ['A heading', 'A <strong>bold</strong> word as ever'],
  },
  {
    program: 'a chat',
    text: 'First line\nsecond line\n\nThe second.',
    html: chat,
    arrives: ['First line\nsecond line', 'The second.'],
  },
]
