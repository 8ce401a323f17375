import type { Voice, Voices } from '#services/speaking/voices'

/** How long the system may take to name its voices, in milliseconds. */
const naming = 2000

/** The voices of the system that speak without a network, by the Web Speech API. */
export const webVoices: Voices = {
  async list() {
    const found = await named()
    return found.filter(one => one.localService && !isVariant(one)).map(voiceOf)
  },
  speak: (text, { voice, rate, signal }) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.voice = speechSynthesis.getVoices().find(one => one.voiceURI === voice.id) ?? null
      utterance.lang = voice.language
      utterance.rate = rate
      utterance.addEventListener('end', () => resolve())
      utterance.addEventListener('error', ({ error }) => reject(new Error(error)))
      signal.addEventListener('abort', () => {
        speechSynthesis.cancel()
        reject(signal.reason)
      })
      // What another page or a reading before left in the queue would come first.
      speechSynthesis.cancel()
      speechSynthesis.speak(utterance)
    }),
}

/** The voices, which many systems name only after a moment. */
async function named(): Promise<readonly SpeechSynthesisVoice[]> {
  const now = speechSynthesis.getVoices()
  if (now.length > 0) return now
  await new Promise<void>(resolve => {
    speechSynthesis.addEventListener('voiceschanged', () => resolve(), { once: true })
    setTimeout(resolve, naming)
  })
  return speechSynthesis.getVoices()
}

/** eSpeak has a hundred variants of each of its voices. */
const isVariant = ({ name }: SpeechSynthesisVoice): boolean => /\+.* espeak-ng$/.test(name)

const voiceOf = ({ voiceURI, name, lang, default: isDefault }: SpeechSynthesisVoice): Voice => ({
  id: voiceURI,
  name,
  language: lang,
  isDefault,
})
