import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  signIn: 'Đăng nhập',
  title: 'Quy trình công tác cán bộ',
  toOpen: 'Đăng nhập để mở trang vừa bấm',
  toOpenFollows: 'Sau khi đăng nhập, trang đó mở ngay, nếu đồng chí được xem.',
  byOffice: 'Đăng nhập bằng tài khoản cơ quan',
  byOfficeFollows:
    'Chuyển sang trang đăng nhập chung của tỉnh (OpenID Connect). Phần mềm này không giữ mật khẩu.',
  demonstration: 'Hoặc dùng thử với một tài khoản trình diễn',
  demonstrationFollows:
    'Dữ liệu tỉnh minh họa; không có người thật. Chọn một vai để xem công việc của vai đó.',
  find: 'Tìm tên, vai',
  noAccount: 'Không có tài khoản trình diễn nào có tên hoặc vai như vậy. Xin gõ phần khác của tên.',
  notLoaded: 'Chưa tải được các tài khoản trình diễn.',
  notKnown:
    'Đồng chí đã đăng nhập được với tài khoản cơ quan, nhưng tài khoản này không dùng được ở đây. Xin báo quản trị của đơn vị, rồi thử lại; hoặc đăng xuất để đăng nhập bằng tài khoản khác.',
  part_hr_officer: 'Cán bộ tổ chức: khởi động, điều hành quy trình',
  part_approver: 'Cấp có thẩm quyền: ghi, xác nhận quyết định',
  part_monitor: 'Giám sát: theo dõi quá hạn, vướng mắc',
  part_admin: 'Quản trị: dữ liệu nền, quyền',
  part_none: 'Tổ thẩm định, tổ kiểm phiếu, nhân sự',
} as const

const en: English<typeof vi> = {
  signIn: 'Sign in',
  title: 'Personnel procedures',
  toOpen: 'Sign in to open the page you asked for',
  toOpenFollows: 'It opens as soon as you are signed in, if you may see it.',
  byOffice: 'Sign in with your office account',
  byOfficeFollows:
    'Goes to the sign-in page of the province (OpenID Connect). This product keeps no password.',
  demonstration: 'Or try an account of the demonstration',
  demonstrationFollows: 'Data of a made-up province; nobody is real. Choose a role to see its work.',
  find: 'Find a name or role',
  noAccount: 'No account of the demonstration has such a name or role. Please type another part of it.',
  notLoaded: 'The accounts of the demonstration were not loaded.',
  notKnown:
    'You are signed in with your office account, but it cannot be used here. Tell the administrator of your unit, then try again; or sign out, to sign in with another account.',
  part_hr_officer: 'HR officers: launch and steer procedures',
  part_approver: 'The authority: records and confirms decisions',
  part_monitor: 'Monitors: find what is overdue or stuck',
  part_admin: 'Administrators: records and rights',
  part_none: 'Reviewers, tellers, candidates',
}

export const signInWords = wordsOf('sign-in', vi, en)
