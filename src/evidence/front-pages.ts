import type { Website } from './traces.ts';

/** Sites whose front page belongs to everybody. */
const PLATFORMS = new Set(
  `
    github.com gitlab.com bitbucket.org codeberg.org google.com linkedin.com twitter.com x.com facebook.com
    instagram.com youtube.com medium.com dev.to hashnode.com stackoverflow.com reddit.com t.me telegram.org
    discord.com discord.gg wa.me whatsapp.com linktr.ee npmjs.com pypi.org upwork.com fiverr.com freelancer.com
    behance.net dribbble.com leetcode.com hackerrank.com codepen.io vk.com weibo.com
    zhihu.com csdn.net juejin.cn cnblogs.com gitee.com bilibili.com qiita.com zenn.dev habr.com velog.io
    tistory.com naver.com wordpress.com blogspot.com wikipedia.org
  `
    .trim()
    .split(/\s+/),
);
/** Paths of such sites that are the same for whoever opens them. */
const OF_WHOEVER_LOOKS =
  /^(?:\/(?:in|feed|home|me|profile|profile\.php|settings|dashboard|users?)?)?$/;

/** Whether a page is the same for whoever opens it, so that naming it names nobody. */
export function isFrontPageOfAll({ page, host }: Website): boolean {
  return PLATFORMS.has(host) && OF_WHOEVER_LOOKS.test(page.slice(host.length));
}
