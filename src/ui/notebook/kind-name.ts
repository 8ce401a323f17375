import { turnedKinds, type AnnotationKind } from '#domain/kinds/index'
import type { Speech } from '#i18n/speech'

/** Returns the name of a kind of marks, whether a mark can be turned into it or not. */
export function kindName(t: Speech['t'], kind: AnnotationKind): string {
  const turned = turnedKinds.find(one => one === kind)
  if (turned) return t(`kinds.${turned}`)
  return t(kind === 'note' ? 'notebook.kinds.note' : 'notebook.kinds.highlight')
}
