import type { NoteBody } from '#domain/annotation'
import { isOutside } from '#domain/notes/link-target'
import {
  nested,
  type NoteBlock,
  type ListEntry,
  type NoteLine,
  type ListBlock,
  type NoteTable,
} from '#domain/notes/nested'
import { runsOf, type Format, type Run } from '#domain/rich-text'
import { createElement, type ReactNode } from 'react'
import { LinkedText } from '../../parts/linked-text.tsx'
import { useTabStop } from '../../rows/tab-stop.ts'
import styles from './note-forms.module.css'

const elements = {
  strong: 'strong',
  emphasis: 'em',
  superscript: 'sup',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
} as const satisfies Record<Format, string>

/** What the reader can do in a note that is only shown; without them, nothing. */
interface NoteTextActions {
  /** Ticks the paragraph at a place of the note, from 0, or opens it again. */
  readonly onTick?: ((at: number) => void) | undefined
  readonly onFollow?: ((target: string) => void) | undefined
}

interface NoteTextProps extends NoteTextActions {
  readonly body: NoteBody
}

/** A note as it reads when it is not being written. */
export function NoteText({ body, ...actions }: NoteTextProps) {
  return (
    <div className={`${styles.forms} ${styles.shown}`}>
      {/* Blocks of a note have no ids, and never change their order while they are shown. */}
      {nested(body).map((block, i) => (
        <Block key={i} block={block} {...actions} />
      ))}
    </div>
  )
}

function Block({ block, ...actions }: NoteTextActions & { readonly block: NoteBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return <Paragraph line={block.line} {...actions} />
    case 'heading':
      // The panel has the headings of the levels above.
      return createElement(
        `h${block.level + 3}`,
        { dir: 'auto', 'data-level': block.level },
        <Words line={block.line} {...actions} />,
      )
    case 'quotation':
      return (
        <blockquote>
          {block.lines.map(line => (
            <Paragraph key={line.at} line={line} {...actions} />
          ))}
        </blockquote>
      )
    case 'code':
      return <pre dir="auto">{block.line.rich.text}</pre>
    case 'list':
      return <List list={block} {...actions} />
    case 'table':
      return <Table table={block} {...actions} />
  }
}

interface LineProps extends NoteTextActions {
  readonly line: NoteLine
}

const Paragraph = (props: LineProps) => (
  <p dir="auto">
    <Words {...props} />
  </p>
)

function List({
  list: { list, items },
  ...actions
}: NoteTextActions & { readonly list: ListBlock }) {
  return createElement(
    list === 'number' ? 'ol' : 'ul',
    { 'data-kind': list },
    items.map((item, i) => <Item key={i} item={item} {...actions} />),
  )
}

function Table({ table, ...actions }: NoteTextActions & { readonly table: NoteTable }) {
  return (
    <table>
      <tbody>
        {table.rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((line, column) =>
              createElement(
                row === 0 ? 'th' : 'td',
                { key: column, dir: 'auto' },
                line && <Words line={line} {...actions} />,
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Item({ item, ...actions }: NoteTextActions & { readonly item: ListEntry }) {
  const { line, checked, lists } = item
  return (
    <li dir="auto" data-bare={line ? undefined : ''}>
      {line && checked !== null && <Box line={line} checked={checked} {...actions} />}
      {line && <Words line={line} {...actions} />}
      {lists.map((list, i) => (
        <List key={i} list={list} {...actions} />
      ))}
    </li>
  )
}

function Box({ line, checked, onTick }: LineProps & { readonly checked: boolean }) {
  const tabIndex = useTabStop()
  return (
    <input
      type="checkbox"
      className={styles.box}
      tabIndex={tabIndex}
      data-action="block.tick"
      aria-label={line.rich.text}
      checked={checked}
      disabled={!onTick}
      onChange={() => onTick?.(line.at)}
    />
  )
}

const Words = ({ line: { rich }, onFollow }: LineProps) =>
  runsOf(rich).map((run, at) => <OneRun key={at} run={run} onFollow={onFollow} />)

interface RunProps extends Pick<NoteTextActions, 'onFollow'> {
  readonly run: Run
}

function OneRun({ run, onFollow }: RunProps) {
  const { text, formats, link } = run
  const formatted = formats.reduceRight<ReactNode>(
    (inside, format) => createElement(elements[format], null, inside),
    link === undefined ? <LinkedText text={text} /> : text,
  )
  return link === undefined || !onFollow ? (
    formatted
  ) : (
    <Link target={link} onFollow={onFollow}>
      {formatted}
    </Link>
  )
}

interface LinkProps {
  readonly onFollow: (target: string) => void
  readonly target: string
  readonly children: ReactNode
}

function Link({ target, onFollow, children }: LinkProps) {
  const tabIndex = useTabStop()
  return (
    <a
      href={target}
      title={isOutside(target) ? target : undefined}
      tabIndex={tabIndex}
      className={styles.link}
      data-action="link.open"
      onClick={event => {
        event.preventDefault()
        onFollow(target)
      }}
    >
      {children}
    </a>
  )
}
