import { sourceFaces, translationFaces, type Settings } from '#domain/settings'
import { useLayoutEffect } from 'react'

/** Applies to the document how the reader wants the text: sizes, typefaces, lines and margins. */
export function useReadingLook(settings: Settings): void {
  const { sourceSize, translationSize, lineSpacing, measure } = settings
  useLayoutEffect(() => {
    const { style } = document.documentElement
    style.setProperty('--source-size', `${sourceSize}px`)
    style.setProperty('--translation-size', `${translationSize}px`)
    style.setProperty('--line-spacing', String(lineSpacing))
    style.setProperty('--measure', String(measure))
  }, [sourceSize, translationSize, lineSpacing, measure])

  const { sourceFace, translationFace } = settings
  useLayoutEffect(() => {
    const { dataset, style } = document.documentElement
    dataset['sourceFace'] = sourceFaces.find(own => own === sourceFace) ?? 'named'
    dataset['translationFace'] = translationFaces.find(own => own === translationFace) ?? 'named'
    style.setProperty('--named-source', JSON.stringify(sourceFace))
    style.setProperty('--named-translation', JSON.stringify(translationFace))
  }, [sourceFace, translationFace])

  const { margins, paragraphs } = settings
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    dataset['margins'] = margins
    dataset['paragraphs'] = paragraphs
  }, [margins, paragraphs])
}
