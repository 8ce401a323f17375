import type { Section } from '#domain/book'
import type { ParagraphId, SectionId } from '#domain/ids'
import type { SectionEditor } from '#editor/section-editor'
import type { Spread } from '#editor/spread'
import type { Fault } from '#services/outside'
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorBoundary } from '../../guards/error-boundary.tsx'
import { useNotShownLog } from '../../guards/not-shown.tsx'
import { useFaultSentence } from '../../saving/use-fault-sentence.ts'
import { Gutter, type OpenStates } from './gutter.tsx'
import type { SectionLayout } from './section-layout.ts'
import './rows.ts'
import styles from './spread.module.css'

interface SectionViewProps {
  readonly number: number
  readonly section: Section
  readonly spread: Spread
  readonly layout: SectionLayout
  readonly observe: (element: HTMLElement) => () => void
  readonly noted: ReadonlySet<ParagraphId>
  readonly onState: OpenStates
  readonly onNote: (paragraph: ParagraphId) => void
  readonly onMounted: (section: number) => void
  readonly faultOf: (section: SectionId) => Fault | null
}

/**
 * One section: its two columns and the gutter between them, or empty space of the same height until
 * its text is loaded.
 */
export const SectionView = memo(function SectionView(props: SectionViewProps) {
  const { number, section, spread, layout, observe } = props
  const shell = useRef<HTMLElement>(null)
  const { editor, failed } = useEditor(spread, number)
  const [height] = useState(() => layout.height(number, number + 1))
  const parts = useParts(editor?.paragraphs.length ?? 0, layout, number)

  useEffect(() => (shell.current ? observe(shell.current) : undefined), [observe])

  return (
    <section
      ref={shell}
      className={styles.shell}
      data-section={section.id}
      data-number={number}
      data-drawn={editor ? (parts === null ? 'whole' : 'part') : undefined}
      style={editor && parts === null ? undefined : { blockSize: height }}
    >
      {editor && (
        <ErrorBoundary of={editor} instead={() => <NotDrawn />}>
          <Columns {...props} editor={editor} parts={parts} />
        </ErrorBoundary>
      )}
      {failed && <Unreadable fault={props.faultOf(section.id)} />}
    </section>
  )
})

/**
 * Returns the section's editor; `null` until its text is loaded. A section that was drawn a moment
 * ago is there at once.
 */
function useEditor(spread: Spread, number: number) {
  const [editor, setEditor] = useState<SectionEditor | null>(
    () => spread.sections.get(number) ?? null,
  )
  const [failed, setFailed] = useState(false)
  useLayoutEffect(() => spread.sections.hold(number), [spread, number])
  useEffect(() => {
    let wanted = true
    void spread.sections.load(number).then(loaded => {
      if (!wanted) return
      setEditor(loaded)
      setFailed(!loaded)
    })
    return () => {
      wanted = false
    }
  }, [spread, number])
  return { editor, failed }
}

/** How many rows are laid out at a time; see `.section[data-parts]`. */
const rowsAPart = 14

/**
 * Returns how many parts of a section's `rows` are laid out, one more with each frame; `null` when
 * all are. Laying out some thousand characters takes longer than a frame, and below the screen it
 * is not visible that it is done in parts.
 */
function useParts(rows: number, layout: SectionLayout, number: number): number | null {
  const [parts, setParts] = useState<number | null>(0)
  // Decided when the text is loaded, because the section may be on the screen by then. A hidden
  // page has no frames.
  const canWait = () => layout.mayWait(number) && !document.hidden
  const begun = parts === 0 && rows > 0 ? (canWait() ? 1 : null) : parts
  const now = begun !== null && rows > 0 && begun * rowsAPart >= rows ? null : begun
  if (now !== parts) setParts(now)
  useEffect(() => {
    if (!now) return
    const frame = requestAnimationFrame(() => setParts(now + 1))
    return () => cancelAnimationFrame(frame)
  }, [now])
  return now
}

interface ColumnsProps extends SectionViewProps {
  readonly editor: SectionEditor
  readonly parts: number | null
}

/**
 * ProseMirror builds and empties the columns while they are off the page. It does so step by step,
 * and the engine would lay out the page at some of the steps: when an element becomes editable,
 * and in a page with container queries whenever something is removed.
 */
function Columns(props: ColumnsProps) {
  const { number, spread, editor, parts, noted, onState, onNote, onMounted } = props
  const grid = useRef<HTMLDivElement>(null)
  const marks = useRef<HTMLDivElement>(null)
  const rows = editor.paragraphs.length

  useLayoutEffect(() => {
    if (!grid.current || !marks.current) return
    const letGo = spread.sections.hold(number)
    const [source, translation] = [document.createElement('div'), document.createElement('div')]
    editor.views.mount({ source, translation, marks: marks.current }, false)
    grid.current.prepend(source)
    grid.current.append(translation)
    return () => {
      source.remove()
      translation.remove()
      editor.unmount()
      letGo()
    }
  }, [spread, editor, number])

  const isWhole = parts === null
  useLayoutEffect(() => {
    if (!isWhole) return
    editor.views.laidOut()
    onMounted(number)
  }, [editor, number, isWhole, onMounted])

  return (
    <>
      <div ref={marks} className={styles.marks} aria-hidden />
      <div
        ref={grid}
        className={styles.section}
        data-parts={parts ?? undefined}
        style={{ ['--rows' as string]: rows }}
      >
        <Gutter spread={spread} editor={editor} noted={noted} onState={onState} onNote={onNote} />
      </div>
    </>
  )
}

/** Replaces a section whose text cannot be drawn. */
function NotDrawn() {
  useNotShownLog()
  return <Unreadable fault={null} />
}

function Unreadable({ fault }: { readonly fault: Fault | null }) {
  const { t } = useTranslation()
  const sentence = useFaultSentence()
  return (
    <p role="alert" className={styles.unreadable}>
      {t('faults.both', {
        first: fault ? sentence(fault) : t('reader.unreadable'),
        second: t('reader.workKept'),
      })}
    </p>
  )
}
