import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  title: 'Các phiên đăng nhập',
  about:
    'Những trình duyệt mà đồng chí đang đăng nhập. Kết thúc phiên nào không phải của mình, rồi báo người quản trị và đổi mật khẩu ở hệ thống định danh của cơ quan.',
  sessions: 'Đang đăng nhập',
  browserOn: '{{browser}} trên {{system}}',
  unknown: 'Trình duyệt không rõ',
  isThis: 'Phiên này',
  begun: 'Đăng nhập lúc {{clock}}, {{day}}; dùng lần cuối lúc {{usedClock}}, {{usedDay}}.',
  ends: 'Hết hạn lúc {{clock}}, {{day}}.',
  end: 'Kết thúc',
  endThat: 'Kết thúc phiên {{browser}}, đăng nhập lúc {{clock}}, {{day}}',
  done: 'Đã kết thúc phiên.',
  none: 'Không có phiên nào: mã truy cập của chương trình không phải là phiên.',
} as const

const en: English<typeof vi> = {
  title: 'Where you are signed in',
  about:
    'The browsers in which you are signed in. End a session that is not yours, then tell the administrator and change your password at the identity provider of the organisation.',
  sessions: 'Signed in',
  browserOn: '{{browser}} on {{system}}',
  unknown: 'Unknown browser',
  isThis: 'This session',
  begun: 'Signed in at {{clock}}, {{day}}; last used at {{usedClock}}, {{usedDay}}.',
  ends: 'Ends at {{clock}}, {{day}}.',
  end: 'End',
  endThat: 'End the session of {{browser}}, signed in at {{clock}}, {{day}}',
  done: 'The session has ended.',
  none: 'No session: the token of a program is none.',
}

export const sessionWords = wordsOf('sessions', vi, en)
