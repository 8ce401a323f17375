import { escapeHtml } from './html-text.ts'

interface NotesPage {
  readonly title: string
  /** BCP 47 tag. */
  readonly language: string
  /** Its style sheet. */
  readonly style: string
  /** The HTML after its title. */
  readonly body: Iterable<string>
}

/** Yields a web page of the reader's notes, which can be opened anywhere and loads nothing. */
export function* notesPage({ title, language, style, body }: NotesPage): Generator<string> {
  yield `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<h1 dir="auto">${escapeHtml(title)}</h1>
`
  yield* body
  yield '</body>\n</html>\n'
}
