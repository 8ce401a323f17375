import type { Speech } from '#i18n/speech'
import type { Fault, ImportFault } from '#services/outside'

/**
 * Says what is wrong, with which file and where in it, and what the reader can do, in the language
 * of `t`.
 */
export function faultSentence(t: Speech['t'], fault: Fault | ImportFault): string {
  if (!('place' in fault)) return importSentence(t, fault)
  const sentence = t(`faults.${fault.code}`, { file: fault.file })
  const where = placeIn(t, fault)
  return where === null ? sentence : t('faults.both', { first: sentence, second: where })
}

function importSentence(t: Speech['t'], { code, file, line, xml }: ImportFault): string {
  if (xml === undefined) return t(`faults.${code}`, { file, line })
  const reason = t(`faults.xml.${xml.reason}`, { name: xml.name })
  return t(`faults.${code}`, { file, line, column: xml.column, reason })
}

/** Words for the `place` of a fault: a place in the file, a system code, or a size in bytes. */
function placeIn(t: Speech['t'], { code, place }: Fault): string | null {
  if (place === '') return null
  if (code === 'bundle.broken-json') return t('faults.offset', { place })
  if (/^E[A-Z0-9]+$/.test(place)) return t('faults.system', { place })
  if (/^\d+$/.test(place)) return t('faults.size', { bytes: Number(place) })
  return t('faults.place', { place })
}
