import type { Annotation } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import type { PlannedNote, PossiblePlace } from '#services/notes/notes-plan'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../../hooks/focus-at-once.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { DialogFrame } from '../../parts/dialog-frame.tsx'
import { NoteText } from '../note/note-text.tsx'
import styles from './bring-dialog.module.css'
import type { NotesToBring } from './use-bring-notes.ts'

interface BringDialogProps extends NotesToBring {
  /** BCP 47 tag of the book, and of the reader's notes. */
  readonly language: string
  readonly noteLanguage: string
  readonly onAdd: (annotations: readonly Annotation[]) => void
  readonly onClose: () => void
}

/** How many notes of one fate are listed. */
const listed = 100

/** What a file of notes has, where its notes belong, and which places the reader has to choose. */
export function BringDialog(props: BringDialogProps) {
  const { file, plan, language, noteLanguage, onAdd, onClose } = props
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ReadonlyMap<AnnotationId, number>>(new Map())
  const wanted = annotationsOf(plan.notes, chosen)
  const of = (fate: PlannedNote['fate']['is'], isStandalone = false) =>
    plan.notes.filter(note => note.fate.is === fate && note.isStandalone === isStandalone)
  const [unsure, lost] = [of('unsure'), of('lost')]
  const [alone, aloneThere] = [of('placed', true), of('there', true)]
  const languages = { language, noteLanguage }
  return (
    <DialogFrame
      title={t('bring.heading')}
      onClose={onClose}
      foot={
        <ActionButton
          action="note.bringAll"
          look="main"
          ref={focusAtOnce}
          label={t('bring.add', { count: wanted.length })}
          waits={wanted.length === 0}
          onPress={() => onAdd(wanted)}
        />
      }
    >
      <p className={styles.from}>
        {t('bring.from', { file, format: t(`bring.formats.${plan.format}`) })}
      </p>
      <ul className={styles.counts}>
        {of('placed').length > 0 && <li>{t('bring.placed', { count: of('placed').length })}</li>}
        {alone.length > 0 && <li>{t('bring.standalone', { count: alone.length })}</li>}
        {of('there').length > 0 && <li>{t('bring.there', { count: of('there').length })}</li>}
        {aloneThere.length > 0 && (
          <li>{t('bring.standaloneThere', { count: aloneThere.length })}</li>
        )}
        {unsure.length > 0 && <li>{t('bring.unsure', { count: unsure.length })}</li>}
        {lost.length > 0 && <li>{t('bring.lost', { count: lost.length })}</li>}
        {plan.damaged > 0 && <li>{t('bring.damaged', { count: plan.damaged })}</li>}
      </ul>
      <Section heading={t('bring.unsureHeading')} hint={t('bring.unsureHint')} notes={unsure}>
        {note => (
          <Places
            key={note.id}
            note={note}
            value={chosen.get(note.id)}
            onChoose={place => setChosen(now => new Map(now).set(note.id, place))}
            {...languages}
          />
        )}
      </Section>
      <Section heading={t('bring.lostHeading')} hint={t('bring.lostHint')} notes={lost}>
        {note => (
          <div key={note.id} className={styles.note}>
            <Words note={note} {...languages} />
          </div>
        )}
      </Section>
    </DialogFrame>
  )
}

/** The annotations that have a place, found or chosen. */
const annotationsOf = (
  notes: readonly PlannedNote[],
  chosen: ReadonlyMap<AnnotationId, number>,
): readonly Annotation[] =>
  notes.flatMap(({ id, fate, at }) => {
    if (fate.is === 'placed') return [at(fate.range)]
    const place = fate.is === 'unsure' && fate.places[chosen.get(id) ?? -1]
    return place ? [at(place.range)] : []
  })

interface SectionProps {
  readonly heading: string
  readonly hint: string
  readonly notes: readonly PlannedNote[]
  readonly children: (note: PlannedNote) => React.ReactNode
}

function Section({ heading, hint, notes, children }: SectionProps) {
  const { t } = useTranslation()
  if (notes.length === 0) return null
  return (
    <section className={styles.section}>
      <h3>{heading}</h3>
      <p className={styles.hint}>{hint}</p>
      {notes.slice(0, listed).map(children)}
      {notes.length > listed && (
        <p className={styles.hint}>{t('import.more', { count: notes.length - listed })}</p>
      )}
    </section>
  )
}

type Languages = Pick<BringDialogProps, 'language' | 'noteLanguage'>

/** The quoted words and the note. */
function Words({ note, language, noteLanguage }: Languages & { readonly note: PlannedNote }) {
  return (
    <>
      {note.quote !== '' && (
        <p lang={language} dir="auto" className={styles.quote}>
          {note.quote}
        </p>
      )}
      <div lang={noteLanguage} className={styles.words}>
        <NoteText body={note.note} />
      </div>
    </>
  )
}

interface PlacesProps extends Languages {
  readonly note: PlannedNote
  readonly value: number | undefined
  readonly onChoose: (place: number) => void
}

/** The places of one note, of which the reader may choose one. */
function Places({ note, value, onChoose, ...languages }: PlacesProps) {
  const { t } = useTranslation()
  const name = useId()
  if (note.fate.is !== 'unsure') return null
  return (
    <div role="radiogroup" aria-labelledby={name} className={styles.note}>
      <div id={name}>
        <Words note={note} {...languages} />
      </div>
      <Choice
        note={note.id}
        isChosen={value === undefined || value < 0}
        onChoose={() => onChoose(-1)}
      >
        {t('bring.leaveOut')}
      </Choice>
      {note.fate.places.map((place, i) => (
        <Choice key={i} note={note.id} isChosen={value === i} onChoose={() => onChoose(i)}>
          <Place place={place} language={languages.language} />
        </Choice>
      ))}
    </div>
  )
}

interface ChoiceProps {
  readonly note: AnnotationId
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly children: React.ReactNode
}

function Choice({ note, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      <input type="radio" name={note} checked={isChosen} onChange={onChoose} />
      <span>{children}</span>
    </label>
  )
}

function Place({ place, language }: { readonly place: PossiblePlace; readonly language: string }) {
  const { t } = useTranslation()
  const { range, before, words, after } = place
  return (
    <>
      <span className={styles.number}>{t('bring.paragraph', { number: range.index + 1 })}</span>{' '}
      <span
        {...(range.side === 'source' && { lang: language, className: styles.around })}
        dir="auto"
      >
        {before}
        <b>{words}</b>
        {after}
      </span>
    </>
  )
}
