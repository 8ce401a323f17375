import { checkedPaper, usualPaper, type PaperChoices } from '#domain/paper/paper-choices'
import { areChaptersLong, type PaperText } from '#domain/paper/paper-text'
import type { MarkList } from '#services/notebook/notebook'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { PaperFields } from '../paper/paper-fields.tsx'
import { PaperFrame } from '../paper/paper-frame.tsx'
import { setText, type OnPaper } from '../paper/set-on-paper.ts'
import type { OnPaperNow } from '../paper/use-on-paper.ts'
import { usePress, type Press } from '../paper/use-press.ts'
import { useServices } from '../services.ts'

interface NotesPaperDialogProps {
  /** The marks that are printed. */
  readonly list: () => MarkList
  readonly onClose: () => void
}

/** The notes on the sheets that will be printed or saved as a PDF. */
export function NotesPaperDialog({ list, onClose }: NotesPaperDialogProps) {
  const { t } = useTranslation()
  const { preferences, printing } = useServices()
  const [marks] = useState(list)
  const [choices, setChoices] = useState(() => storedPaper(preferences.settings.get().notesPaper))
  const setting = useMarksOnPaper(marks, choices)
  const { paper, isCurrent, stop } = setting
  const press = usePress({
    savePages: (pages, signal) => printing.saveTitled(pages, marks.title, signal),
    onDone: onClose,
  })
  const isWorking = press.work !== null
  const isReady = isCurrent && !isWorking && paper !== null
  const run = (act: Press['save']) => () => {
    if (!isReady) return
    preferences.change({ notesPaper: JSON.stringify(choices) })
    void act(paper)
  }
  useActionHandlers({
    'print.start': run(press.print),
    'print.save': run(press.save),
    'print.cancel': isWorking ? press.cancel : stop,
  })
  return (
    <PaperFrame
      title={t('templates.printHeading')}
      setting={setting}
      press={press}
      isReady={isReady}
      onClose={onClose}
    >
      <PaperFields
        choices={choices}
        sides="translation"
        areLong={paper !== null && areChaptersLong(paper.laid.text)}
        hasContents={null}
        onChange={some => setChoices(now => ({ ...now, ...some }))}
      />
    </PaperFrame>
  )
}

/** Notes are short: no title page and no new page for each group until the reader wants them. */
const usualForNotes: PaperChoices = { ...usualPaper, hasTitlePage: false, newPages: false }

function storedPaper(stored: string): PaperChoices {
  if (stored === '') return usualForNotes
  try {
    return checkedPaper(JSON.parse(stored))
  } catch {
    return usualForNotes
  }
}

/** Sets marks on paper, again at each change of the choices. The latest pages stay meanwhile. */
function useMarksOnPaper(marks: MarkList, choices: PaperChoices): OnPaperNow {
  const { notebook } = useServices()
  const { t } = useTranslation()
  const [text, setMarks] = useState<PaperText | null>(null)
  const [made, setMade] = useState<{ readonly of: PaperChoices; readonly paper: OnPaper } | null>(
    null,
  )
  const [ended, setEnded] = useState<{ readonly of: PaperChoices; readonly said: string } | null>(
    null,
  )
  const [progress, setProgress] = useState(0)
  const running = useRef<AbortController | null>(null)
  const fail = useEffectEvent(() => setEnded({ of: choices, said: t('faults.unexpected') }))

  useEffect(() => {
    let isWanted = true
    notebook.onPaper(marks).then(
      words => isWanted && setMarks(words),
      () => isWanted && fail(),
    )
    return () => {
      isWanted = false
    }
  }, [notebook, marks])
  useEffect(() => {
    if (!text) return undefined
    const own = (running.current = new AbortController())
    const { signal } = own
    setText(text, {
      choices: { paper: choices, sides: 'translation' },
      signal,
      onProgress: setProgress,
    }).then(
      paper => {
        if (paper !== null && !signal.aborted) setMade({ of: choices, paper })
      },
      () => signal.aborted || fail(),
    )
    return () => own.abort()
  }, [text, choices])

  const isCurrent = made?.of === choices
  const hasEnded = ended?.of === choices && !isCurrent
  return {
    paper: made?.paper ?? null,
    isCurrent,
    share: isCurrent || hasEnded ? null : progress,
    said: hasEnded ? ended.said : '',
    stop: () => {
      running.current?.abort()
      setEnded({ of: choices, said: t('paper.stopped') })
    },
  }
}
