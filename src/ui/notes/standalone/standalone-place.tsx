import type { AnnotationId } from '#domain/ids'
import type { Marks } from '#services/marking/marking'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogGuard } from '../../guards/guards.tsx'
import { useServices } from '../../services.ts'
import type { WindowControl } from '../../use-window.ts'
import { StandaloneDialog } from './standalone-dialog.tsx'

interface StandalonePlaceProps {
  readonly id: AnnotationId
  readonly window: Pick<WindowControl, 'dispatch' | 'openAt' | 'newNote'>
}

/** A standalone note over whatever the window shows, once it is read. */
export function StandalonePlace({ id, window }: StandalonePlaceProps) {
  const { t } = useTranslation()
  const marks = useStandaloneMarks()
  const close = () => window.dispatch({ type: 'note', note: null })
  return (
    marks && (
      <DialogGuard name={t('standalone.one')} of={id} onClose={close}>
        <StandaloneDialog
          marks={marks}
          id={id}
          onOpen={window.openAt}
          onNew={window.newNote}
          onClose={close}
        />
      </DialogGuard>
    )
  )
}

/** Returns the standalone notes; null until they are read. */
function useStandaloneMarks(): Marks | null {
  const { marking } = useServices()
  const [marks, setMarks] = useState<Marks | null>(null)
  useEffect(() => {
    let isWanted = true
    // The window has read them before it shows one.
    void marking.standalone().then(read => isWanted && setMarks(read))
    return () => {
      isWanted = false
    }
  }, [marking])
  return marks
}
