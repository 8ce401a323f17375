/**
 * The standard text coders of Node, pages and workers. They are declared here because this layer
 * does not use the DOM library.
 */
declare class TextDecoder {
  constructor(label: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean })
  decode(bytes: Uint8Array, options?: { readonly stream?: boolean }): string
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}

/** Returns one character for each byte. Throws if `text` is not base64. */
declare function atob(text: string): string
