/** The templates that a reader has before writing any. */
import type { TemplateForm } from './names.ts'
import { withTemplate, type NoteTemplate } from './stored.ts'

const marksOfMarkdown = `{{#marks}}
{{#quote}}

> {{quote}}
{{/quote}}
{{#linked}}
>
> {{linked}}
{{/linked}}
{{#details}}

**{{label}}:** {{text}}
{{/details}}
{{#note}}

{{note}}
{{/note}}

*{{about}}*
{{/marks}}
`

/** The template of each form that is used if the reader has written none. */
export const usualTemplates: Readonly<Record<TemplateForm, string>> = {
  markdown: `# {{title}}
{{#groups}}
{{#heading}}

## {{heading}}
{{/heading}}
${marksOfMarkdown}{{/groups}}
`,
  html: `{{#groups}}
{{#heading}}
<h2 dir="auto">{{heading}}</h2>
{{/heading}}
{{#marks}}
<article>
{{#quote}}
<blockquote lang="{{quoteLanguage}}" dir="auto">{{quote}}</blockquote>
{{/quote}}
{{#linked}}
<blockquote lang="{{linkedLanguage}}" dir="auto">{{linked}}</blockquote>
{{/linked}}
{{#details}}
<p dir="auto"><b>{{label}}:</b> {{text}}</p>
{{/details}}
{{note}}
<p class="about" dir="auto"><a href="{{link}}">{{about}}</a></p>
</article>
{{/marks}}
{{/groups}}
`,
  csv: `book,author,chapter,paragraph,side,kind,state,category,tags,quote,linked,translation,note,details,created,changed,link
{{#marks}}
{{book}},{{author}},{{chapter}},{{paragraph}},{{side}},{{kind}},{{state}},{{category}},{{tags}},{{quote}},{{linked}},{{translation}},{{note}},{{details}},{{created}},{{changed}},{{link}}
{{/marks}}
`,
  bookFiles: `---
title: {{title}}
{{#author}}
author: {{author}}
{{/author}}
exported: {{date}}
duizhao: {{link}}
---

# {{title}}
{{#groups}}
{{#heading}}

## {{heading}}
{{/heading}}
{{#marks}}
{{#quote}}

> {{quote}}
{{/quote}}
{{#linked}}
>
> {{linked}}
{{/linked}}

^{{block}}
{{#details}}

**{{label}}:** {{text}}
{{/details}}
{{#note}}

{{note}}
{{/note}}

*{{about}}*{{#tags}} {{tag}}{{/tags}}
{{/marks}}
{{/groups}}
`,
  noteFiles: `---
book: {{book}}
{{#author}}
author: {{author}}
{{/author}}
{{#chapter}}
chapter: {{chapter}}
{{/chapter}}
{{#paragraph}}
paragraph: {{paragraph}}
{{/paragraph}}
kind: {{kind}}
{{#state}}
state: {{state}}
{{/state}}
category: {{category}}
tags: {{tags}}
created: {{created}}
duizhao: {{link}}
---
{{#quote}}

> {{quote}}
{{/quote}}
{{#linked}}
>
> {{linked}}
{{/linked}}

^{{block}}
{{#details}}

**{{label}}:** {{text}}
{{/details}}
{{#note}}

{{note}}
{{/note}}
`,
}

/** Returns the template of that form and name among the reader's, or null. */
export function templateText(
  templates: readonly NoteTemplate[],
  form: TemplateForm,
  name: string,
): string | null {
  const own = templates.find(one => one.form === form && one.name === name)
  return own?.text ?? (name === '' ? usualTemplates[form] : null)
}

/** Returns `templates` after the reader has written `text`; the usual words are not kept. */
export const withWritten = (
  templates: readonly NoteTemplate[],
  { form, name, text }: NoteTemplate,
): readonly NoteTemplate[] =>
  withTemplate(
    templates,
    { form, name },
    name === '' && text === usualTemplates[form] ? null : text,
  )
