/** Longer than any; OpenID Connect allows a subject 255 characters. */
const LONGEST = 255

/** Can it be the login of an account? No control character (PostgreSQL takes no NUL) and no half of a character. */
export const isLogin = (text: string): boolean =>
  text !== '' && text.length <= LONGEST && !/\p{Cc}|\p{Surrogate}/u.test(text)
