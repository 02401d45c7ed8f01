# The program with all its channels. Built: docker build -t wence .
# Run: docker run --read-only --tmpfs /tmp -v wence:/data --env-file wence.env wence

# The first stage has a compiler, for better-sqlite3 and hnswlib-node, and what builds the program.
FROM node:20.20-bookworm AS build
WORKDIR /wence
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY knowledge ./knowledge
COPY seeds ./seeds
COPY prompts ./prompts
# What a first start would keep beside the program is made here: where it runs, its folder is read-only.
RUN npm run build && node dist/main.js doctor && npm prune --omit=dev --no-audit --no-fund

FROM node:20.20-bookworm-slim
# In a container all addresses are its own: what is reached from outside says docker run -p.
ENV NODE_ENV=production \
    WENCE_HOST=0.0.0.0 \
    WENCE_SLACK_HOST=0.0.0.0 \
    WENCE_DB=/data/wence.db \
    WENCE_WECHAT_MEMORY=/data/wence-wechat
WORKDIR /wence
COPY --from=build /wence/package.json ./
COPY --from=build /wence/node_modules ./node_modules
COPY --from=build /wence/seeds ./seeds
COPY --from=build /wence/prompts ./prompts
COPY --from=build /wence/knowledge ./knowledge
COPY --from=build /wence/dist ./dist
RUN mkdir --mode=0700 /data && chown node:node /data
USER node
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.WENCE_PORT || 8787}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/wence/dist/main.js"]
CMD ["serve"]
