import type { FC } from 'hono/jsx'
import { Page } from '../look/page.tsx'

/** Where whoever keeps the desk signs in. */
export const SignInPage: FC<{ readonly takesPassword: boolean; readonly told?: string }> = ({
  takesPassword,
  told,
}) => (
  <Page title="经办登录" room="/keep">
    <h1>经办登录</h1>
    {told === undefined ? null : (
      <p class="notice" role="alert">
        {told}
      </p>
    )}
    {takesPassword ? (
      <form class="fields" method="post" action="/keep/in">
        <div class="field">
          <label for="name">姓名（答复时提问人看得到）</label>
          <input id="name" type="text" name="name" maxlength={20} autocomplete="name" />
        </div>
        <div class="field">
          <label for="password">密码</label>
          <input id="password" type="password" name="password" required autocomplete="current-password" />
        </div>
        <div>
          <button class="main" type="submit">
            登录
          </button>
        </div>
      </form>
    ) : (
      <p>这里还没有开通经办：维护人员设好 WENCE_WEB_PASSWORD（或 WENCE_WEB_USER_HEADER）以后可以登录。</p>
    )}
  </Page>
)
