import type { AnnotationId } from '#domain/ids'
import { addressOf } from '#domain/notes/place'
import type { Completing } from '#editor/notes/completing'
import type { NoteEditor } from '#editor/notes/note-editor'
import { live } from '#services/live'
import type { ListedPlace, PlaceList } from '#services/places/places'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../hooks/use-live.ts'
import { nameOfListed } from './listed-name.ts'
import { useNotePlaces } from './note-places.ts'

const neverReady = live(0)
const notYet = live(false)
const noPlaces: readonly ListedPlace[] = []

/**
 * The places that are listed while the reader types words after two brackets in the note of the
 * mark `own`, which does not link to itself.
 */
export function useCompletion(own: AnnotationId | undefined) {
  const { t } = useTranslation()
  const editor = useRef<NoteEditor | null>(null)
  const links = useNotePlaces()
  const id = useId()
  const [asked, setAsked] = useState<Completing | null>(null)
  /** The address that the reader has gone to in the list. */
  const [chosen, setChosen] = useState<string | null>(null)
  const { list, isFailed } = usePlaceList(asked !== null)
  const ready = useLive(list?.ready ?? neverReady)
  const isDone = useLive(list?.isDone ?? notYet) || isFailed
  const words = asked?.words ?? null
  const found = useMemo(
    () => (ready > 0 && list && words !== null ? list.find(words).filter(isOther(own)) : noPlaces),
    [ready, list, words, own],
  )
  const there = found.findIndex(({ place }) => addressOf(place) === chosen)
  const active = Math.max(0, there)
  const isListed = found.length > 0
  useEffect(() => {
    editor.current?.describeList(isListed ? { id, active: optionId(id, active) } : null)
  }, [id, isListed, active])

  const choose = (listed: ListedPlace) => {
    const address = addressOf(listed.place)
    editor.current?.complete(address, nameOfListed(t, listed) || address)
  }

  function onKey(key: string): boolean {
    const place = found[active]
    if (key === 'Enter' || key === 'Tab') {
      if (place) choose(place)
      // A key that comes before the list must not end the line.
      return place !== undefined || (links !== null && ready === 0 && !isDone)
    }
    const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
    if (by === 0 || !isListed) return false
    const next = found[(active + by + found.length) % found.length]
    if (next) setChosen(addressOf(next.place))
    return true
  }

  return {
    /** Holds the editor of the note while it is open. */
    editor,
    host: {
      onComplete: (completing: Completing | null) => {
        setAsked(completing)
        setChosen(null)
      },
      onKey,
    },
    /** Null while the reader asks for no place. */
    shown: asked && links && { id, asked, found, active, isReading: !isDone },
    choose,
  }
}

const isOther =
  (own: AnnotationId | undefined) =>
  ({ place }: ListedPlace): boolean =>
    place.kind !== 'mark' || place.mark !== own

export const optionId = (list: string, place: number): string => `${list}-${place}`

/** Returns a list while it is wanted; null until it is there, and if it cannot be made. */
function usePlaceList(isWanted: boolean) {
  const links = useNotePlaces()
  const [list, setList] = useState<PlaceList | null>(null)
  const [isFailed, setFailed] = useState(false)
  useEffect(() => {
    if (!isWanted || !links) return
    let close = () => {}
    let isClosed = false
    void links
      .list()
      .then(opened => {
        if (isClosed) return opened.close()
        close = opened.close
        setList(opened)
      })
      .catch(() => !isClosed && setFailed(true))
    return () => {
      isClosed = true
      close()
      setList(null)
      setFailed(false)
    }
  }, [isWanted, links])
  return { list, isFailed }
}
