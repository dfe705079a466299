import { KeptDrafts } from './kept-drafts.js'

/** What was typed in this browser and is not sent yet. */
export const drafts = new KeptDrafts(localStorage)
