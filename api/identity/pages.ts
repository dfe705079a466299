import { createHash } from 'node:crypto'
import type { Language } from '../words/language.js'

const TEXTS = {
  vi: {
    signIn: 'Đăng nhập',
    demonstration: 'Dữ liệu minh họa. Mật khẩu được in ra khi hệ thống khởi động.',
    account: 'Tài khoản',
    password: 'Mật khẩu minh họa',
    refused: 'Không có tài khoản này hoặc mật khẩu không đúng.',
    wait: (seconds: number) =>
      `Mật khẩu không được kiểm tra vì đã sai nhiều lần. Hãy thử lại sau ${seconds} giây.`,
    allowTitle: 'Cho phép chương trình',
    allowQuestion: (program: string, login: string) =>
      `Chương trình “${program}” sẽ làm việc thay đồng chí (${login}).`,
    allow: 'Cho phép',
    expiredTitle: 'Phiên đăng nhập đã hết hạn',
    expired: 'Hãy trở về trang ban đầu và đăng nhập lại.',
    errorTitle: 'Không đăng nhập được',
    signOut: 'Đăng xuất',
    stay: 'Ở lại',
    signedOut: 'Đồng chí đã đăng xuất.',
    again: 'Đăng nhập lại',
  },
  en: {
    signIn: 'Sign in',
    demonstration: 'Demonstration data. The password is printed when the product starts.',
    account: 'Account',
    password: 'Demonstration password',
    refused: 'There is no such account, or the password is wrong.',
    wait: (seconds: number) =>
      `The password was not looked at: too many were wrong before. Try again in ${seconds} s.`,
    allowTitle: 'Allow a program',
    allowQuestion: (program: string, login: string) =>
      `The program “${program}” will act for you (${login}).`,
    allow: 'Allow',
    expiredTitle: 'This sign-in has expired',
    expired: 'Go back to where you started and sign in again.',
    errorTitle: 'Signing in failed',
    signOut: 'Sign out',
    stay: 'Stay signed in',
    signedOut: 'You have signed out.',
    again: 'Sign in again',
  },
} as const

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:22rem;margin:10vh auto;padding:0 1rem}' +
  'label{display:block;margin-top:1rem}input,button{font:inherit;padding:.5rem;width:100%;box-sizing:border-box}' +
  'button{margin-top:1rem}[role=alert]{color:#a00}'
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** Vietnamese unless English is asked for first: by the `ui_locales` of the request, else by the browser. */
export function chooseLanguage(uiLocales: unknown, acceptLanguage: string | undefined): Language {
  const wanted = typeof uiLocales === 'string' && uiLocales ? uiLocales : (acceptLanguage ?? '')
  return /^\s*en\b/i.test(wanted) ? 'en' : 'vi'
}

/**
 * The policy of these pages: no scripts, no frames, one style; forms go to us and lead on to `origins`. The provider adds the
 * hash of its one script, which sends a form on, to the empty `script-src` of the page that holds it.
 */
export function contentSecurityPolicy(...origins: string[]): string {
  const formAction = ["'self'", ...origins].join(' ')
  return `default-src 'none'; script-src; style-src 'sha256-${STYLE_HASH}'; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`
}

/** Why a sign-in was refused: it was wrong, or was not looked at, and can be tried again after some seconds. */
export type RefusedSignIn = 'wrong' | { waitSeconds: number }

/** The page that asks for an account and the demonstration password. */
export function loginPage(
  language: Language,
  page: {
    action: string
    login: string
    refused?: RefusedSignIn
    choices: readonly { login: string; name: string }[]
  },
): string {
  const text = TEXTS[language]
  const options = page.choices
    .map(({ login, name }) => `<option value="${asHtml(login)}">${asHtml(name)}</option>`)
    .join('')
  return frame(
    language,
    text.signIn,
    `<p>${text.demonstration}</p>
${page.refused ? `<p role="alert">${page.refused === 'wrong' ? text.refused : text.wait(page.refused.waitSeconds)}</p>` : ''}
<form method="post" action="${asHtml(page.action)}">
<label for="login">${text.account}</label>
<input id="login" name="login" value="${asHtml(page.login)}" list="accounts" autocomplete="username" required autofocus>
<datalist id="accounts">${options}</datalist>
<label for="password">${text.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button type="submit">${text.signIn}</button>
</form>`,
  )
}

/** The page on which a person who has signed in lets a program act for them. */
export function allowPage(
  language: Language,
  page: { action: string; program: string; login: string },
): string {
  const text = TEXTS[language]
  return frame(
    language,
    text.allowTitle,
    `<p>${asHtml(text.allowQuestion(page.program, page.login))}</p>
<form method="post" action="${asHtml(page.action)}"><button type="submit">${text.allow}</button></form>`,
  )
}

/** A sign-in page that was left open too long, or from before a restart. */
export function expiredPage(language: Language): string {
  return frame(language, TEXTS[language].expiredTitle, `<p>${TEXTS[language].expired}</p>`)
}

/** A refused request of a client, with the protocol's code. */
export function errorPage(language: Language, error: { error: string; error_description?: string }): string {
  const details = [error.error, error.error_description ?? ''].map(asHtml).join(' · ')
  return frame(language, TEXTS[language].errorTitle, `<p>${details}</p>`)
}

/** Says why the product let nobody in, and leads to another try at `again`. */
export function notSignedInPage(language: Language, page: { why: string; again: string }): string {
  const text = TEXTS[language]
  const link = `<p><a href="${asHtml(page.again)}">${text.again}</a></p>`
  return frame(language, text.errorTitle, `<p role="alert">${asHtml(page.why)}</p>\n${link}`)
}

/** Asks whether to sign out. `form` is the provider's own markup. */
export function signOutPage(language: Language, form: string): string {
  const text = TEXTS[language]
  return frame(
    language,
    text.signOut,
    `${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>${text.signOut}</button>
<button type="submit" form="op.logoutForm">${text.stay}</button>`,
  )
}

/** Says that the person has signed out. */
export function signedOutPage(language: Language): string {
  return frame(language, TEXTS[language].signOut, `<p>${TEXTS[language].signedOut}</p>`)
}

function frame(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head>
<body><h1>${title}</h1>
${body}
</body>
</html>
`
}

function asHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
