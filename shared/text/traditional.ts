import { Converter } from 'opencc-js/cn2t'

/** The text in 繁体, as Taiwan and Hong Kong print it: what normalisation has to undo. */
export const toTraditional = Converter({ from: 'cn', to: 't' })
