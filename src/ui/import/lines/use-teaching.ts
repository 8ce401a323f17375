import { paragraphCount } from '#domain/book'
import {
  examinedLines,
  readTaught,
  withoutTaught,
  writeTaught,
  type TaughtFile,
  type TaughtRule,
  type TaughtWhat,
} from '#domain/library/taught'
import type { ImportChoices, PreviewLine, ReadablePreview } from '#services/outside'
import { useEffect, useState } from 'react'
import { useLive } from '../../hooks/use-live.ts'
import { useServices } from '../../services.ts'

/** What the reader can teach about the lines of a file. */
export interface Teaching {
  readonly rules: readonly TaughtRule[]
  /** The number of lines that are joined to the line before. */
  readonly joined: number
  readonly result: Result | null
  readonly teach: (what: TaughtWhat, line: PreviewLine) => void
  /** Joins the line to the one before it. */
  readonly join: (line: PreviewLine) => void
  /** Gives the rule at `at` another pattern; without one, removes it. */
  readonly edit: (at: number, pattern: string) => void
}

interface TeachingProps {
  readonly preview: ReadablePreview
  readonly choices: ImportChoices
  /** Whether the file is being read again. */
  readonly isReading: boolean
  readonly onChange: (choices: ImportChoices) => void
}

const none: readonly TaughtRule[] = []

/** Returns how the reader teaches; null if nothing can be taught about this file. */
export function useTeaching(props: TeachingProps): Teaching | null {
  const { preview, choices, onChange } = props
  const { taught: rules = none, joined = [] } = choices
  const { setDone, result } = useResult(props)
  if (preview.findings.taught === undefined) return null
  return {
    rules,
    joined: joined.length,
    result,
    teach: (what, line) => {
      const rule = { what, pattern: patternOf(what, line) }
      setDone(rule)
      onChange({ taught: [...rules.filter(({ pattern }) => pattern !== rule.pattern), rule] })
    },
    join: ({ origin }) => {
      if (!origin || joined.some(({ line }) => line === origin.line)) return
      setDone('joined')
      onChange({ joined: [...joined, origin] })
    },
    edit: (at, pattern) => {
      const rule = rules[at]
      if (!rule) return
      const edited = { ...rule, pattern }
      if (pattern.trim() !== '') setDone(edited)
      onChange({
        taught: pattern.trim() === '' ? rules.toSpliced(at, 1) : rules.with(at, edited),
      })
    },
  }
}

/** Of titles, the other words are open; what is no title must be more alike. */
export const patternOf = (what: TaughtWhat, { wide, narrow }: PreviewLine): string =>
  what === 'heading' ? wide : narrow

/** What the last thing that was taught did. */
export type Result = (TaughtRule & { readonly count: number }) | 'joined'

/** The result of the last thing that was taught, once the file has been read again. */
function useResult({ preview, isReading }: TeachingProps) {
  const [done, setDone] = useState<TaughtRule | 'joined' | null>(null)
  if (done === null || isReading) return { setDone, result: null }
  if (done === 'joined') return { setDone, result: done }
  const found = preview.findings.taught?.find(
    ({ what, pattern, fault }) => what === done.what && pattern === done.pattern && !fault,
  )
  return { setDone, result: found ?? null }
}

export interface TaughtOffering {
  readonly taught: TaughtFile
  /** How many lines of this text it would change, of those that were compared. */
  readonly count: number
  /** How many lines of a longer text were compared; null if all were. */
  readonly among: number | null
}

/**
 * What was taught on another file and would change most lines of this one; null if nothing would,
 * or if something was taught on this one. It is never used unasked.
 */
export function useTaughtOffer({ preview, choices, isReading }: TeachingProps) {
  const { preferences } = useServices()
  const { taughtLines } = useLive(preferences.settings)
  const [offer, setOffer] = useState<TaughtOffering | null>(null)
  const { held } = preview
  const isOpen = preview.findings.taught !== undefined && (choices.taught ?? none).length === 0
  const [asked, setAsked] = useState({ held, taughtLines })
  if (asked.held !== held || asked.taughtLines !== taughtLines) {
    setAsked({ held, taughtLines })
    setOffer(null)
  }
  const among = paragraphCount(preview.text.book) > examinedLines ? examinedLines : null
  useEffect(() => {
    const files = isOpen && !isReading ? readTaught(taughtLines) : []
    if (files.length === 0) return
    let isOver = false
    void held.changedBy(files.map(({ rules }) => rules)).then(
      counts => {
        const most = Math.max(...counts)
        const taught = files[counts.indexOf(most)]
        if (!isOver && taught && most > 0) setOffer({ taught, count: most, among })
      },
      // The text was read again, so its worker has ended.
      () => {},
    )
    return () => {
      isOver = true
    }
  }, [held, isOpen, isReading, taughtLines, among])
  return {
    offer: isOpen && !isReading ? offer : null,
    forget: (file: string) =>
      preferences.change({
        taughtLines: writeTaught(withoutTaught(readTaught(taughtLines), file)),
      }),
  }
}
