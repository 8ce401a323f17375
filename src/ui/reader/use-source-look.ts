import { asInBook, type SourceLook } from '#editor/source-look'
import { fetchOnce } from '#services/fetch-once'
import type { Script } from '#services/reading/other-script'
import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { useUndrawn } from './aids/use-undrawn.ts'

/** How the reader wants the source of a book in `language` to be drawn. */
export function useSourceLook(language: string): SourceLook {
  const { wideSigns, pinyin } = useLive(useServices().preferences.settings)
  const drawn = useDrawnScript(language)
  const isSpaced = pinyin !== 'off'
  const undrawn = useUndrawn()
  const look = useMemo(
    () => ({ ...drawn, undrawn, wideSigns, isSpaced }),
    [drawn, undrawn, wideSigns, isSpaced],
  )
  useShownScript(look)
  return look
}

/** In which script the reader wants Chinese in `language` to be drawn. */
export function useDrawnScript(language: string): Pick<SourceLook, 'script' | 'forms'> {
  const { sourceScript } = useLive(useServices().preferences.settings)
  const script = sourceScript === 'own' ? null : otherThan(language, sourceScript)
  const [drawn, setDrawn] = useState(asInBook)
  useEffect(() => {
    if (script === null) return
    let wanted = true
    void looks[script]().then(look => wanted && setDrawn(look))
    return () => {
      wanted = false
    }
  }, [script])
  return drawn.script === script ? drawn : asInBook
}

/** Lets titles outside the columns be drawn as the source is. */
function useShownScript({ script }: SourceLook): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    dataset['shownScript'] = script ?? 'own'
    return () => {
      delete dataset['shownScript']
    }
  }, [script])
}

/** `wanted`, if a text in `language` is Chinese and not known to be in that script. */
function otherThan(language: string, wanted: Script): Script | null {
  const [primary = '', ...rest] = language.toLowerCase().split('-')
  if (!['zh', 'lzh', 'yue', 'cmn'].includes(primary)) return null
  const isTraditional = rest.some(part => ['hant', 'tw', 'hk', 'mo'].includes(part))
  const isSimplified = rest.some(part => ['hans', 'cn', 'sg'].includes(part))
  return (wanted === 'traditional' ? isTraditional : isSimplified) ? null : wanted
}

/** Kept while the program runs: it takes a tenth of a second to compute. */
const looks: Readonly<Record<Script, () => Promise<SourceLook>>> = {
  simplified: fetchOnce(() => drawnIn('simplified')),
  traditional: fetchOnce(() => drawnIn('traditional')),
}

async function drawnIn(script: Script): Promise<SourceLook> {
  const [{ otherScript }] = await Promise.all([
    import('#services/reading/other-script'),
    import('../styles/faces/forms.css'),
  ])
  return { ...asInBook, script, forms: otherScript(script).formsIn }
}
