import { codePointOf, rareCharacters } from '#domain/text/characters'
import type { SourceLook } from '#editor/source-look'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** So many different characters of a book are examined; a text of signs of its own has more. */
const most = 2000

/**
 * Returns which characters of a paragraph no face of this computer has. They are examined once
 * each, after their paragraph is on the page; the function that is returned changes when one is
 * found.
 */
export function useUndrawn(): SourceLook['undrawn'] {
  const { t } = useTranslation()
  const [undrawn, setUndrawn] = useState<ReadonlySet<string>>(new Set())
  const asked = useRef(new Set<string>())
  return useCallback(
    text => {
      const found = rareCharacters(text)
      if (found.length === 0) return []
      const fresh = new Set(found.map(one => one.character).filter(one => !asked.current.has(one)))
      if (fresh.size > 0 && asked.current.size < most) {
        for (const character of fresh) asked.current.add(character)
        void import('./undrawn-characters.ts')
          .then(({ undrawnAmong }) => undrawnAmong([...fresh]))
          .then(more => more.length > 0 && setUndrawn(known => new Set([...known, ...more])))
      }
      return found
        .filter(({ character }) => undrawn.has(character))
        .map(({ character, ...range }) => ({
          ...range,
          name: t('reader.undrawn', { code: codePointOf(character) }),
        }))
    },
    [t, undrawn],
  )
}
