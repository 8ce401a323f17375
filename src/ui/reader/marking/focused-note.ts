import { annotationId, type AnnotationId } from '#domain/ids'

/** Returns the mark of the row that has the focus in the notes panel. */
export function focusedNote(): AnnotationId | undefined {
  const row = document.activeElement?.closest<HTMLElement>('[data-annotation-id]')
  const id = row?.dataset['annotationId']
  return id === undefined ? undefined : annotationId(id)
}
