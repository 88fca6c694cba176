module clients

go 1.23

require github.com/baidubce/bce-sdk-go v0.9.279
