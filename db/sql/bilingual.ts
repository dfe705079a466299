/** SQL: a text in both languages, of the two columns that hold it. */
export const bilingual = (column: string): string =>
  `json_build_object('vi', ${column}_vi, 'en', ${column}_en)`
